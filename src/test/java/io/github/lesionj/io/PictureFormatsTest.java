// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import io.github.lesionj.image.Pixels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every format and variant of docs/formats.md against pixels that programs of others wrote
 * (src/test/reference/pictures.py).
 */
class PictureFormatsTest {

    private static final String FOLDER = "/reference/pictures/";
    private static final String REFUSED = "refused";
    private static final Path DOCUMENT = Path.of("docs/formats.md");
    private static final Map<String, String> EXTENSIONS = Map.of(
            "PNG", "png", "TIFF", "tif", "JPEG", "jpg", "BMP", "bmp", "GIF", "gif", "WebP", "webp", "DICOM", "dcm");

    @TempDir
    private Path folder;

    static Stream<String> pictures() throws IOException {
        return rows().stream().map(row -> row.split(",")[0]);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void eachIsReadRightOrRefusedInASentence(String name) throws IOException {
        String[] row = rows().stream()
                .filter(r -> r.startsWith(name + ","))
                .findFirst()
                .orElseThrow()
                .split(",", 3);
        Path file = folder.resolve(name);
        try (InputStream in = resource(name)) {
            Files.copy(in, file);
        }
        if (row[1].equals(REFUSED)) {
            String sentence = assertThrows(IOException.class, () -> ImageOpener.open(file))
                    .getMessage();
            assertTrue(sentence.contains(row[2]) && !row[2].isEmpty(), sentence + " / " + row[2]);
            assertFalse(sentence.contains("damaged") || sentence.contains("null"), sentence);
            return;
        }
        byte[] wanted = HexFormat.of().parseHex(row[2]);
        int[] argb = Pixels.argb(ImageOpener.open(file).image());
        assertEquals(wanted.length, 3 * argb.length);
        int worst = 0;
        for (int i = 0; i < wanted.length; i++)
            worst = Math.max(worst, Math.abs((wanted[i] & 0xff) - (argb[i / 3] >> 16 - 8 * (i % 3) & 0xff)));
        assertTrue(worst <= Integer.parseInt(row[1]), "off by " + worst);
    }

    @Test
    void theDocumentsTablesNameAllOfThem() throws IOException {
        var named = new TreeSet<String>();
        for (String[] line : lines()) named.addAll(files(line));
        String text = Files.readString(DOCUMENT);
        List<String> missing = pictures()
                .filter(name -> !named.contains(name) && !text.contains("`" + name + "`"))
                .toList();
        assertEquals(List.of(), missing);
    }

    static Stream<String> thoseAsImageJ() throws IOException {
        return lines().stream()
                .filter(line -> line[2].matches(".*\\bas ImageJ(, within 1)?"))
                .flatMap(line -> files(line).stream());
    }

    @ParameterizedTest
    @MethodSource("thoseAsImageJ")
    void whereTheDocumentSaysSoImageJShowsTheSame(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = resource(name)) {
            Files.copy(in, file);
        }
        int[] ours = Pixels.argb(ImageOpener.open(file).image());
        int[] theirs = Pixels.argb(
                ImageOpener.fromImagePlus(IJ.openImage(file.toString())).image());
        assertEquals(theirs.length, ours.length);
        for (int i = 0; i < ours.length; i++)
            for (int shift = 0; shift < 24; shift += 8)
                assertEquals(theirs[i] >> shift & 0xff, ours[i] >> shift & 0xff, 1, "pixel " + i);
    }

    /** ImageJ's window shows other numbers, but they are taken as they are in the file. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rgb16.png",
                "rgb16.tif",
                "rgb16-bigendian.tif",
                "rgb16-planar.tif",
                "rgb16-lzw.tif",
                "rgb12in16.tif"
            })
    void coloursThatImageJStretchedAreTheFilesOwn(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = resource(name)) {
            Files.copy(in, file);
        }
        ImagePlus window = IJ.openImage(file.toString());
        int[] ours = Pixels.argb(ImageOpener.open(file).image());
        assertArrayEquals(ours, Pixels.argb(ImageOpener.fromImagePlus(window).image()));
        for (int c = 1; c <= 3; c++) {
            window.setC(c);
            window.setDisplayRange(0, 30_000);
        }
        assertFalse(
                Arrays.equals(
                        ours, Pixels.argb(ImageOpener.fromImagePlus(window).image())),
                "what somebody set counts");
    }

    /** @return the tables' lines: extension, variant, result, files */
    private static List<String[]> lines() throws IOException {
        List<String[]> lines = new ArrayList<>();
        String format = "";
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("## ")) format = EXTENSIONS.getOrDefault(line.substring(3), "");
            String[] cells = line.split("\\|");
            if (line.startsWith("|") && cells.length == 4)
                lines.add(new String[] {format, cells[1].strip(), cells[2].strip(), cells[3].strip()});
        }
        return lines;
    }

    private static List<String> files(String[] line) {
        return Arrays.stream(line[3].split("[` ]+"))
                .filter(name -> !name.isEmpty())
                .map(name -> name + "." + line[0])
                .toList();
    }

    private static List<String> rows() throws IOException {
        try (InputStream in = resource("pixels.csv")) {
            return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
        }
    }

    private static InputStream resource(String name) {
        return PictureFormatsTest.class.getResourceAsStream(FOLDER + name);
    }
}
