// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each picture of a stack has files and a row of its own, as if it came alone; {@code src/test/reference/stacks.py} wrote the stacks. */
class StacksTest extends CommandLineTestBase {

    private static final Path FILES = Path.of("src/test/resources/reference/stacks");

    private void take(String... names) throws IOException {
        Files.createDirectories(file("in"));
        for (String name : names) Files.copy(FILES.resolve(name), file("in/" + name));
    }

    /** @return of each row the image and another column */
    private List<String> column(String table, String name) throws IOException {
        List<String> lines = Files.readAllLines(file(table));
        int column = List.of(lines.get(0).split(",")).indexOf(name);
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1)[0] + " " + line.split(",", -1)[column])
                .toList();
    }

    @Test
    void eachPictureHasItsFilesAndItsRow() throws IOException {
        take("pages.tif", "frames-jpeg.dcm", "imagej-hyper.tif");
        draw("in/mole.png", 10, 5);
        Run run = run("analyze", "@in", "--output", "@out", "--pictures", "none");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("14 of 14 images done"), run.err());
        List<String> widths = List.of(
                "frames-jpeg-slice1 11",
                "frames-jpeg-slice2 12",
                "frames-jpeg-slice3 13",
                "imagej-hyper-z1-t1 11",
                "imagej-hyper-z2-t1 12",
                "imagej-hyper-z1-t2 13",
                "imagej-hyper-z2-t2 14",
                "imagej-hyper-z1-t3 15",
                "imagej-hyper-z2-t3 16",
                "mole 10",
                "pages-slice1 11",
                "pages-slice2 12",
                "pages-slice3 13",
                "pages-slice4 14");
        assertEquals(widths, column("out/lesions.csv", "box_width"));
        for (String row : widths) assertTrue(list("out").contains(row.split(" ")[0] + "_segmentation.png"), row);
        assertEquals(0, run("classify", "@in", "--output", "@classes.csv").code());
        assertEquals(14, column("classes.csv", "image").size());
        Run large = run("segment-large", "@in/pages.tif", "--output", "@large", "--tile", "64", "--all-parts");
        assertEquals(0, large.code(), large.err());
        assertEquals(widths.subList(10, 14), column("large/lesion-list.csv", "box_width"));
    }

    @Test
    void theSameCallGoesOnAndShardsAreJoined() throws IOException {
        take("pages.tif", "frames.dcm");
        assertEquals(0, run("analyze", "@in", "--output", "@out").code());
        Files.delete(file("out/pages-slice3_crop.png"));
        Run again = run("analyze", "@in", "--output", "@out");
        assertTrue(
                again.err().contains("7 of 7 images done") && again.err().contains("6 of them by an earlier call"),
                again.err());
        for (String shard : List.of("1/2", "2/2"))
            assertEquals(
                    0,
                    run("analyze", "@in", "--output", "@parts", "--shard", shard)
                            .code());
        assertEquals(0, run("merge", "@parts").code());
        assertArrayEquals(Files.readAllBytes(file("out/lesions.csv")), Files.readAllBytes(file("parts/lesions.csv")));
        Files.copy(FILES.resolve("imagej-hyper.tif"), file("in/pages.tif"), StandardCopyOption.REPLACE_EXISTING);
        Run changed = run("analyze", "@in", "--output", "@out");
        assertTrue(
                changed.err().contains("9 of 9 images done") && changed.err().contains("3 of them by an earlier call"),
                changed.err());
    }

    @Test
    void masksAreFoundByTheNamesOfTheirPictures() throws IOException {
        take("pages.tif");
        assertEquals(0, run("segment", "@in", "--output", "@masks").code());
        for (String call : List.of(
                "measure @in --masks @masks --output @measured",
                "classify @in --masks @masks --output @classes.csv",
                "export-masks @in --masks @masks --output @exported --write ome-tiff")) {
            Run run = run(call.split(" "));
            assertTrue(run.code() == 0 && run.err().contains("4 of 4 images done"), call + run.err());
        }
        assertEquals(
                List.of("pages-slice1 55", "pages-slice2 60", "pages-slice3 65", "pages-slice4 70"),
                column("measured/measures.csv", "area_pixels"));
        assertTrue(list("exported").contains("pages-slice4_segmentation.ome.tif"));
    }

    @Test
    void oneThatIsNamedIsTheOnlyOne() throws IOException {
        take("pages.tif");
        Run run = run("analyze", "@in", "--output", "@out", "--z", "3");
        assertEquals(0, run.code(), run.err());
        assertEquals(List.of("pages 13"), column("out/lesions.csv", "box_width"));
        Run all = run("analyze", "@in", "--output", "@out");
        assertTrue(all.code() == 2 && all.err().contains("picture was [z 3] and is none"), all.err());
        Run none = run("segment", "@in", "--output", "@none", "--z", "5");
        assertEquals(1, none.code());
        assertTrue(none.err().contains("has 4 pictures, so there is no number 5; name 1 to 4"), none.err());
    }

    @Test
    void namesThatClashAreRefusedAndWhatIsBrokenFailsAlone() throws IOException {
        take("pages.tif");
        draw("in/pages-slice2.png", 10, 5);
        Run clash = run("segment", "@in", "--output", "@out");
        assertTrue(clash.code() == 2 && clash.err().contains("overwrite each other"), clash.err());
        assertFalse(Files.exists(file("out")));
        Files.delete(file("in/pages-slice2.png"));
        byte[] whole = Files.readAllBytes(FILES.resolve("frames.dcm"));
        Files.write(file("in/cut.dcm"), Arrays.copyOf(whole, whole.length - 3600));
        Run run = run("segment", "@in", "--output", "@out");
        assertTrue(run.code() == 1 && run.err().contains("6 of 7 images done"), run.err());
        assertTrue(Files.readString(file("out/failures.csv")).contains("\ncut-slice3,"));
    }

    /** Of several frames a segmentation object says which it is of (PS3.3, 10.3: Referenced Frame Number). */
    @Test
    void dicomSegmentationsNameTheirFrame() throws IOException {
        take("frames.dcm");
        assertEquals(
                0,
                run("segment", "@in", "--output", "@out", "--write", "dicom-seg")
                        .code());
        for (int frame = 1; frame <= 3; frame++) {
            String object = Files.readString(
                    file("out/frames-slice" + frame + "_segmentation.dcm"), StandardCharsets.ISO_8859_1);
            int first = object.indexOf("\u0008\0\u0060\u0011IS\u0002\0" + frame + " ");
            assertTrue(first > 0 && object.indexOf("\u0008\0\u0060\u0011IS\u0002\0" + frame + " ", first + 1) > 0);
        }
        assertEquals(3, frameIdentities());
    }

    private long frameIdentities() throws IOException {
        List<String> objects = List.of("1", "2", "3");
        Set<String> all = new HashSet<>();
        for (String frame : objects) {
            String text = Files.readString(
                    file("out/frames-slice" + frame + "_segmentation.dcm"), StandardCharsets.ISO_8859_1);
            all.add(text.substring(text.indexOf("2.25."), text.indexOf("2.25.") + 40));
        }
        return all.size();
    }
}
