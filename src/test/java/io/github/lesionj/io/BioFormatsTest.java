// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of other programs by the real Bio-Formats; {@code src/test/reference/bioformats.sh} fetches it. */
class BioFormatsTest {

    private static final Path FILES = Path.of("src/test/resources/reference/bioformats");
    private static final Optional<BioFormats> REAL = BioFormats.ofJar(jar());

    private static Path jar() {
        String named = System.getProperty(BioFormats.PROPERTY, System.getenv(BioFormats.VARIABLE));
        return Path.of(named == null ? "target/bioformats/bioformats_package.jar" : named);
    }

    private static BioFormats real() {
        assumeTrue(
                REAL.isPresent(),
                "LesionJ: there is no Bio-Formats at " + jar() + "; src/test/reference/bioformats.sh fetches it");
        return REAL.orElseThrow();
    }

    /** A file, what is meant in it, and what that is to be. */
    record Row(Path file, PictureChoice choice, int tolerance, double millimetres, int width, String colours) {

        static Row of(String line) {
            String[] cells = line.split(",");
            int[] n = Stream.of(cells)
                    .skip(1)
                    .limit(6)
                    .mapToInt(Integer::parseInt)
                    .toArray();
            return new Row(
                    FILES.resolve(cells[0]),
                    new PictureChoice(n[0], n[1], n[2], n[3], n[4], false),
                    n[5],
                    Double.parseDouble(cells[7]),
                    Integer.parseInt(cells[8]),
                    cells[9]);
        }

        void check(int[] argb, int columns, PixelSize size) {
            assertEquals(width, columns, "width");
            assertEquals(colours.length() / 6, argb.length, "pixels");
            for (int i = 0; i < argb.length; i++) {
                int wanted = Integer.parseInt(colours, 6 * i, 6 * i + 6, 16);
                for (int shift = 0; shift < 24; shift += 8)
                    assertTrue(
                            Math.abs((argb[i] >> shift & 0xff) - (wanted >> shift & 0xff)) <= tolerance,
                            String.format("pixel %d is %06x, not %06x", i, argb[i] & 0xffffff, wanted));
            }
            assertEquals(millimetres, size.inMillimetres().map(PixelSize::width).orElse(0.0), millimetres * 1e-5);
        }

        @Override
        public String toString() {
            return file.getFileName() + " " + choice;
        }
    }

    static List<Row> rows() throws IOException {
        return Files.readAllLines(FILES.resolve("expected.csv")).stream()
                .map(Row::of)
                .toList();
    }

    /** What needs no Bio-Formats. */
    static List<Row> alone() throws IOException {
        return rows().stream()
                .filter(row -> row.choice.equals(PictureChoice.STANDARD)
                        && List.of("rgb.ome.tif", "channels-16.ome.tif", "pyramid.ome.tif", "aperio.svs")
                                .contains(row.file.getFileName().toString()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aFileIsWhatWentIntoIt(Row row) throws IOException {
        DecodedImage picture = real().read(row.file, row.choice);
        row.check(picture.argb(), picture.width(), picture.pixelSize());
    }

    @ParameterizedTest
    @MethodSource("alone")
    void lesionJAloneReadsTheSame(Row row) throws IOException {
        DecodedImage picture = DecodedImage.read(row.file, ImageFormat.TIFF, PictureChoice.STANDARD);
        row.check(picture.argb(), picture.width(), picture.pixelSize());
    }

    @ParameterizedTest
    @CsvSource({
        "depths-times.ome.tif, 0, 0, 'holds 3 depths; name one of them with --z, or open it in Fiji'",
        "depths-times.ome.tif, 0, 9, 'has 3 depths, so there is no number 9; name 1 to 3'",
        "five-channels.ome.tif, 0, 0, 'holds 5 channels that are not red, green and blue; name one of them with"
                + " --channel, or open it in Fiji'",
        "alike.ome.tif, 0, 0, 'holds several series of one size (1, 2); name one of them with --series, or open it in"
                + " Fiji'",
        "alike.ome.tif, 3, 0, 'has 2 series, so there is no number 3; name 1 to 2'",
    })
    void whatIsNotSaidIsAskedFor(String name, int series, int slice, String sentence) {
        PictureChoice choice = new PictureChoice(series, 0, slice, 0, 0, false);
        IOException refusal = assertThrows(IOException.class, () -> real().read(FILES.resolve(name), choice));
        assertEquals(FILES.resolve(name) + " " + sentence, refusal.getMessage());
    }

    @Test
    void partsAreTheWholes() throws IOException {
        Row row = rows().stream()
                .filter(one -> one.file.endsWith("aperio-j2k.svs"))
                .findFirst()
                .orElseThrow();
        try (BioFormatsPicture picture = real().open(row.file, row.choice.finest())) {
            assertTrue(picture.isReadableInParts());
            int[] whole = picture.read(new Region(0, 0, 64, 48)), part = picture.read(new Region(21, 13, 30, 20));
            row.check(whole, 64, picture.pixelSize());
            int[] cut = new int[part.length];
            for (int y = 0; y < 20; y++) System.arraycopy(whole, (y + 13) * 64 + 21, cut, y * 30, 30);
            assertArrayEquals(cut, part);
        }
    }

    @Test
    void damageIsToldInASentence(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve("lossless.jp2"));
        Path cut = Files.write(folder.resolve("cut.jp2"), Arrays.copyOf(whole, 60));
        IOException failure = assertThrows(IOException.class, () -> real().read(cut, PictureChoice.STANDARD));
        assertTrue(failure.getMessage().startsWith("Bio-Formats says: "), failure.getMessage());
    }

    @Test
    void withoutItOneSentenceSaysWhatIsNeeded() {
        assumeTrue(BioFormats.find().isEmpty(), "Bio-Formats is installed for all");
        Path file = FILES.resolve("lossless.jp2");
        assertEquals(
                file + " is a JPEG 2000 picture, which LesionJ reads by Bio-Formats: put bioformats_package.jar of"
                        + " Bio-Formats into ~/.lesionj, or convert it to TIFF",
                assertThrows(IOException.class, () -> ImageOpener.open(file)).getMessage());
        Path stack = FILES.resolve("alike.ome.tif");
        PictureChoice second = new PictureChoice(2, 0, 0, 0, 0, false);
        assertEquals(
                stack + ": a part of a file (series 2) is read by Bio-Formats, which is not here; put"
                        + " bioformats_package.jar of Bio-Formats into ~/.lesionj",
                assertThrows(IOException.class, () -> ImageOpener.open(stack, second))
                        .getMessage());
    }
}
