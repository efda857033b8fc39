// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.analysis.PostProcessing;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.BugLog;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.model.ModelIdentity;
import io.github.lesionj.model.PostProcessingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture for which memory is too short even alone is read through tiles and made smaller; Java's own sentence comes from a segmenter. */
class ThroughTilesTest {

    private static final int WIDTH = 3000, HEIGHT = 1600, LEFT = 601, TOP = 303, WIDE = 1502, HIGH = 805;

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();
    private int most = 4_000_000;

    /** What is dark is lesion, as long as the picture is small enough. */
    private final class Short implements Segmenter {
        @Override
        public Segmentation segment(RandomAccessibleInterval<? extends NumericType<?>> image) {
            int[] argb = Pixels.argb(image);
            if (argb.length > most) throw new OutOfMemoryError("Java heap space");
            int width = (int) image.dimension(0), height = (int) image.dimension(1);
            byte[] dark = new byte[argb.length];
            for (int i = 0; i < dark.length; i++) dark[i] = (byte) ((argb[i] & 0xff) < 128 ? 1 : 0);
            return new Segmentation(ArrayImgs.floats(width, height), Pixels.mask(dark, width, height));
        }

        @Override
        public PostProcessing postProcessing() {
            return PostProcessing.of(PostProcessingSpec.DEFAULT);
        }

        @Override
        public ModelIdentity model() {
            return new ModelIdentity("a test's", "5".repeat(64));
        }

        @Override
        public String device() {
            return "cpu";
        }

        @Override
        public void close() {}
    }

    private Outcome run(String output, SegmentationFiles.Beside beside) throws IOException {
        Path out = Files.createDirectories(folder.resolve(output));
        ImageBatch batch = new ImageBatch(
                (done, total, item) -> {}, failure -> {}, notes::add, () -> false, new BugLog(folder, "test"), 2);
        try (ResultFiles files =
                WithMaskKinds.of(new SegmentationFiles(new Short(), out, beside), out, Set.of(MaskKind.OME_TIFF))) {
            return batch.run(WorkList.of(List.of(folder.resolve("in"))), files, false);
        }
    }

    private void draw(String name, int width, int height) throws IOException {
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            int x = i % width, y = i / width;
            boolean lesion = x >= LEFT && x < LEFT + WIDE && y >= TOP && y < TOP + HIGH;
            argb[i] = lesion ? 0xff402010 : 0xfff0d0c0;
        }
        ImageFile.writePng(folder.resolve("in/" + name), Pixels.image(argb, width, height));
    }

    private byte[] bits(String file) throws IOException {
        Img<BitType> mask = MaskFile.read(folder.resolve(file));
        assertArrayEquals(new long[] {WIDTH, HEIGHT}, mask.dimensionsAsLongArray());
        return Pixels.bits(mask);
    }

    @Test
    void itsMaskIsTheWholeOnesButForItsBorder() throws IOException {
        draw("large.png", WIDTH, HEIGHT);
        draw("small.png", 700, 400);
        SegmentationFiles.Beside beside = new SegmentationFiles.Beside(false, true, true, true);
        Outcome little = run("out", beside);
        assertEquals(2, little.done(), little.toString());
        String step =
                "There is not enough memory for the whole of large; it was read through tiles and made 2 times smaller"
                        + " for the networks";
        assertEquals(List.of(step), notes.stream().filter(step::equals).toList());
        assertTrue(notes.indexOf("There is not enough memory for 2 pictures at the same time; going on with 1")
                < notes.indexOf(step));
        most = Integer.MAX_VALUE;
        assertEquals(2, run("whole", beside).done());
        byte[] tiled = bits("out/large_segmentation.png"), whole = bits("whole/large_segmentation.png");
        double both = 0, sum = 0;
        for (int i = 0; i < tiled.length; i++) {
            both += tiled[i] & whole[i];
            sum += tiled[i] + whole[i];
        }
        assertEquals(WIDE * HIGH, sum - areaOf(tiled), "the whole one is what was drawn");
        assertTrue(2 * both / sum >= 0.998, "Dice " + 2 * both / sum);
        assertArrayEquals(tiled, bits("out/large_segmentation.ome.tif"));
        assertArrayEquals(
                tiled, Pixels.bits(MaskFile.outlined(folder.resolve("out/large_segmentation.roi"), WIDTH, HEIGHT)));
        String row = Files.readAllLines(folder.resolve("out/masks.csv")).get(1);
        assertTrue(row.startsWith("large," + areaOf(tiled) + ","), row);
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("whole/small_segmentation.png")),
                Files.readAllBytes(folder.resolve("out/small_segmentation.png")));
        assertEquals(2, run("out", beside).earlier(), "the journal has it as any other");
    }

    private static int areaOf(byte[] bits) {
        int area = 0;
        for (byte bit : bits) area += bit;
        return area;
    }

    @Test
    void whereEvenThatDoesNotHelpTheReasonIsMemory() throws IOException {
        draw("large.png", WIDTH, HEIGHT);
        most = 0;
        Outcome none = run("out", SegmentationFiles.Beside.NOTHING);
        assertTrue(
                none.failures().get(0).reason().contains("large.png: There is not enough memory; give Java"),
                none.toString());
        most = 4_000_000;
        Outcome maps = run("maps", new SegmentationFiles.Beside(true, false, false, false));
        assertTrue(maps.failures().get(0).reason().contains("There is not enough memory"), maps.toString());
        assertEquals(
                List.of(),
                Files.list(folder.resolve("maps"))
                        .filter(f -> f.toString().endsWith(".png"))
                        .toList());
    }
}
