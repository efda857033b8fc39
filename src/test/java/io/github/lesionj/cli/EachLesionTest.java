// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ShortProcessor;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.MaskFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pictures of several lesions, of which {@code --each-lesion} tells one by one. */
class EachLesionTest extends CommandLineTestBase {

    private static final int WIDTH = 200, HEIGHT = 100;

    /** Skin with dark rectangles. */
    private void picture(String name, int[]... rectangles) throws IOException {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(0xf0d0c0));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(new Color(0x402010));
        for (int[] r : rectangles) graphics.fillRect(r[0], r[1], r[2], r[3]);
        graphics.dispose();
        save(name, picture);
    }

    private void pictures() throws IOException {
        picture("in/two.png", new int[] {10, 10, 20, 10}, new int[] {100, 40, 50, 40}, new int[] {80, 5, 3, 3});
        picture("in/none.png");
        picture("in/one.png", new int[] {5, 5, 6, 4});
    }

    @Test
    void eachHasItsLabelItsOutlineItsClassAndItsRow() throws IOException {
        pictures();
        assertEquals(0, run("analyze", "@in", "--output", "@plain").code());
        Run run = run("analyze", "@in", "--output", "@out", "--each-lesion", "--rois");
        assertEquals(0, run.code(), run.err());
        List<String> rows = Files.readAllLines(file("out/each-lesion.csv"));
        assertTrue(rows.get(0).startsWith("image,lesion,width,height,parts,area_pixels,"), rows.get(0));
        assertEquals(5, rows.size(), rows.toString());
        assertTrue(rows.get(1).startsWith("none,,200,100,0,0,"), rows.get(1));
        assertTrue(rows.get(2).startsWith("one,1,200,100,1,24,"), "the largest is one, however small: " + rows.get(2));
        assertTrue(rows.get(3).startsWith("two,1,200,100,1,2000,"), rows.get(3));
        assertTrue(rows.get(4).startsWith("two,2,200,100,1,200,"), rows.get(4));
        assertTrue(rows.get(3).contains(",NV,0.1") || rows.get(3).contains(",0.10000000,"), rows.get(3));
        assertTrue(rows.get(4).contains(",0.01000000,"), "its own class, not the picture's: " + rows.get(4));
        short[] labels = labels("out/two_labels.png");
        for (int y = 0, i = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++, i++) {
                boolean second = x >= 10 && x < 30 && y >= 10 && y < 20,
                        first = x >= 100 && x < 150 && y >= 40 && y < 80;
                assertEquals(first ? 1 : second ? 2 : 0, labels[i], x + " " + y);
            }
        byte[] any = new byte[labels.length];
        for (int i = 0; i < any.length; i++) any[i] = (byte) Math.min(1, labels[i]);
        for (String outlines : List.of("out/two_lesions.zip", "out/two_lesions.geojson"))
            assertArrayEquals(any, Pixels.bits(MaskFile.read(file(outlines), Pixels.mask(any, WIDTH, HEIGHT))));
        assertEquals(0, labels("out/none_labels.png")[0]);
        for (String same : List.of("lesions.csv", "none_overlay.png", "one_crop.png", "two_segmentation.png"))
            assertArrayEquals(Files.readAllBytes(file("plain/" + same)), Files.readAllBytes(file("out/" + same)), same);
    }

    @Test
    void theJournalKnowsThemAndShardsAreJoined() throws IOException {
        pictures();
        assertEquals(
                0, run("batch", "@in", "--output", "@whole", "--each-lesion").code());
        for (int shard = 1; shard <= 2; shard++)
            assertEquals(
                    0,
                    run("batch", "@in", "--output", "@parts", "--each-lesion", "--shard", shard + "/2")
                            .code());
        assertEquals(0, run("merge", "@parts").code());
        assertArrayEquals(
                Files.readAllBytes(file("whole/each-lesion.csv")), Files.readAllBytes(file("parts/each-lesion.csv")));
        Files.delete(file("whole/two_labels.png"));
        Run again = run("batch", "@in", "--output", "@whole", "--each-lesion");
        assertTrue(again.err().contains(", 2 of them by an earlier call"), again.err());
        assertEquals(1, labels("whole/two_labels.png")[50 * WIDTH + 120]);
        Run other = run("batch", "@in", "--output", "@whole", "--each-lesion", "--smallest", "0.2");
        assertTrue(other.code() == 2 && other.err().contains("each-lesion was 0.002 and is 0.2"), other.err());
    }

    @Test
    void whatDoesNotFitIsRefused() throws IOException {
        pictures();
        Run none = run("analyze", "@in", "--output", "@out", "--smallest", "0.1");
        assertTrue(none.code() == 2 && none.err().contains("--smallest belongs to --each-lesion"), none.err());
        Run range = run("analyze", "@in", "--output", "@out", "--each-lesion", "--smallest", "2");
        assertTrue(range.code() == 2 && range.err().contains("from 0.0005 to 1, not 2"), range.err());
        Run work = run("batch", "@in", "--do", "segment", "--output", "@out", "--each-lesion");
        assertTrue(work.code() == 2 && work.err().contains("--each-lesion belongs to --do analyze"), work.err());
        assertTrue(!Files.exists(file("out")));
    }

    /** As ImageJ opens it. */
    private short[] labels(String name) {
        ImagePlus picture = IJ.openImage(file(name).toString());
        assertEquals(16, picture.getBitDepth());
        return (short[]) ((ShortProcessor) picture.getProcessor()).getPixels();
    }
}
