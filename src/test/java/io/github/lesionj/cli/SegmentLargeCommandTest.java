// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.MaskFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentLargeCommandTest extends CommandLineTestBase {

    @Test
    void severalLesionsOfOnePictureEachWithRowOutlineAndClass() throws IOException {
        save("body.png", body());
        Run run = run("segment-large", "@body.png", "--output", "@out", "--tile", "128", "--crops");
        assertEquals(0, run.code(), run.err());
        assertEquals(
                List.of(
                        "body_labels.png",
                        "body_lesion-1_crop.png",
                        "body_lesion-2_crop.png",
                        "body_overlay.png",
                        "body_segmentation.geojson",
                        "body_segmentation.png",
                        "body_segmentation.zip",
                        "lesion-list.csv"),
                list("out"));
        List<String> rows = Files.readAllLines(file("out/lesion-list.csv"));
        assertEquals(
                "image,lesion,box_x,box_y,box_width,box_height,area_pixels,area,unit,tile,probability,agreement,contrast,class,MEL,NV,BCC,AKIEC,BKL,DF,VASC",
                rows.get(0));
        assertTrue(rows.get(1).startsWith("body,1,300,50,60,40,2400,,,128,"), rows.get(1));
        assertTrue(rows.get(2).startsWith("body,2,100,120,150,150,22500,,,128,"), rows.get(2));
        byte[] mask = Pixels.bits(MaskFile.read(file("out/body_segmentation.png")));
        for (int y = 0, i = 0; y < 300; y++)
            for (int x = 0; x < 400; x++, i++)
                assertEquals(
                        x >= 300 && x < 360 && y >= 50 && y < 90 || x >= 100 && x < 250 && y >= 120 && y < 270 ? 1 : 0,
                        mask[i]);
        var size = Pixels.mask(mask, 400, 300);
        for (String outline : List.of("body_segmentation.zip", "body_segmentation.geojson"))
            assertArrayEquals(mask, Pixels.bits(MaskFile.read(file("out/" + outline), size)), outline);
    }

    @Test
    void theSameCallGoesOnAndShardsAreJoined() throws IOException {
        save("in/a.png", body());
        save("in/b.png", body());
        assertEquals(
                0,
                run("segment-large", "@in", "--output", "@out", "--tile", "128").code());
        Files.delete(file("out/b_overlay.png"));
        Run again = run("segment-large", "@in", "--output", "@out", "--tile", "128");
        assertTrue(
                again.err().contains("2 of 2 images done") && again.err().contains("1 of them by an earlier call"),
                again.err());
        Run other = run("segment-large", "@in", "--output", "@out", "--tile", "256");
        assertTrue(other.code() == 2 && other.err().contains("tile was 128 and is 256"), other.err());
        for (String shard : List.of("1/2", "2/2"))
            assertEquals(
                    0,
                    run("segment-large", "@in", "--output", "@parts", "--tile", "128", "--shard", shard)
                            .code());
        assertEquals(0, run("merge", "@parts").code());
        assertArrayEquals(
                Files.readAllBytes(file("out/lesion-list.csv")), Files.readAllBytes(file("parts/lesion-list.csv")));
    }

    @Test
    void aPictureWithoutALesionAndOneThatIsNoneAreSaid() throws IOException {
        BufferedImage skin = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 200; y++) for (int x = 0; x < 200; x++) skin.setRGB(x, y, 0xf0d0c0 + (x + y) % 3);
        save("a.png", skin);
        Files.writeString(file("b.png"), "no picture");
        Run run = run("segment-large", "@a.png", "@b.png", "--output", "@out", "--tile", "100");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("b.png is no picture"), run.err());
        assertTrue(run.err().contains("1 of 2 images done in "), run.err());
        assertTrue(run.err().contains("a: 0 lesions"), run.err());
        assertEquals(
                List.of(
                        "a_labels.png",
                        "a_overlay.png",
                        "a_segmentation.geojson",
                        "a_segmentation.png",
                        "failures.csv",
                        "lesion-list.csv"),
                list("out"));
        assertTrue(Files.readAllLines(file("out/lesion-list.csv")).get(1).startsWith("a,,,,,,0,,,100,"));
    }

    @Test
    void aTileOutOfRangeIsRefused() throws IOException {
        save("body.png", body());
        Run run = run("segment-large", "@body.png", "--output", "@out", "--tile", "5");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("A tile has from 64 to 16384 pixels across, not 5"), run.err());
        assertTrue(!Files.exists(file("out")));
    }

    @Test
    void stoppedItLeavesNothingHalf() throws IOException {
        save("body.png", body());
        stop = () -> true;
        assertEquals(
                130,
                run("segment-large", "@body.png", "--output", "@out", "--tile", "64")
                        .code());
        assertEquals(List.of("lesion-list.csv"), list("out"));
        assertEquals(1, Files.readAllLines(file("out/lesion-list.csv")).size());
    }

    /** 144 megapixels in a BigTIFF file of which all tiles but one are the same, in a Java of 200 MB. */
    @Test
    void aPictureThatDoesNotFitIntoMemory() throws IOException, InterruptedException {
        Path picture = BigTiffFixture.write(file("body.tif"), 12_000, 512, 5, 7);
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Large.class.getName(),
                        picture.toString(),
                        file("out").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, java.waitFor(), said);
        List<String> rows = Files.readAllLines(file("out/lesion-list.csv"));
        assertEquals(2, rows.size(), said);
        assertTrue(rows.get(1).startsWith("body,1,2688,3712,256,256,65536,"), rows.get(1));
    }

    /** The command with models without a network. */
    static final class Large {

        private Large() {}

        public static void main(String[] arguments) {
            SegmentLargeCommandTest test = new SegmentLargeCommandTest();
            test.folder = Path.of(arguments[1]).getParent();
            Run run = test.run("segment-large", arguments[0], "--output", arguments[1], "--tile", "1024");
            System.out.print(run.err());
            System.exit(run.code());
        }
    }

    private static BufferedImage body() {
        BufferedImage picture = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(0xf0d0c0));
        graphics.fillRect(0, 0, 400, 300);
        graphics.setColor(new Color(0x402010));
        graphics.fillRect(300, 50, 60, 40);
        graphics.fillRect(100, 120, 150, 150);
        graphics.dispose();
        return picture;
    }
}
