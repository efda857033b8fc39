// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.Roi;
import ij.io.RoiEncoder;
import io.github.lesionj.analysis.abcd.MeasureColumns;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class MeasureCommandTest extends CommandLineTestBase {

    private List<Map<String, String>> rows() throws IOException {
        List<String> lines = Files.readAllLines(file("out/measures.csv"));
        String[] columns = lines.get(0).split(",");
        return lines.stream()
                .skip(1)
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    assertEquals(columns.length, cells.length, line);
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 0; i < cells.length; i++) row.put(columns[i], cells[i]);
                    return row;
                })
                .toList();
    }

    /** White rectangles on black, 40 x 30 pixels. */
    private void drawMask(String name, int... rectangles) throws IOException {
        BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        for (int i = 0; i < rectangles.length; i += 4)
            graphics.fillRect(rectangles[i], rectangles[i + 1], rectangles[i + 2], rectangles[i + 3]);
        graphics.dispose();
        save(name, picture);
    }

    @Test
    void theLesionThatTheModelFindsIsMeasured() throws IOException {
        draw("in/mole.png", 12, 8);
        Run run = run("measure", "@in", "--output", "@out", "--structures", "2");
        assertEquals(0, run.code(), run.err());
        assertEquals(List.of("measures.csv", "mole_segmentation.png"), list("out"));
        Map<String, String> row = rows().get(0);
        assertAll(
                () -> assertEquals("mole", row.get("image")),
                () -> assertEquals("1", row.get("lesion")),
                () -> assertEquals("96", row.get("area_pixels")),
                () -> assertEquals("", row.get("area") + row.get("diameter_mm")),
                () -> assertEquals("pixel", row.get("unit")),
                () -> assertEquals("14.4222", row.get("diameter_pixels"), "the root of 12 squared plus 8 squared"),
                () -> assertEquals("0", row.get("asymmetry_shape_major")),
                () -> assertEquals("1", row.get("dark_brown")),
                () -> assertEquals("0", row.get("score_a")),
                () -> assertEquals("1", row.get("score_c")),
                () -> assertEquals("2", row.get("score_d")),
                () -> assertEquals(
                        Double.parseDouble(row.get("score_abc")) + 1, Double.parseDouble(row.get("tds")), 1e-9),
                () -> assertEquals("efficientnetlite0-unet-isic2017", row.get("outlined_by")),
                () -> assertEquals("5".repeat(64), row.get("segmentation_sha256")));
    }

    @Test
    void everyNumberHasItsColumn() throws IOException {
        draw("in/mole.png", 12, 8);
        run("measure", "@in", "--output", "@out");
        List<String> columns = List.copyOf(rows().get(0).keySet());
        assertEquals(MeasureColumns.NUMBERS, columns.subList(2, 2 + MeasureColumns.NUMBERS.size()));
        assertEquals("", rows().get(0).get("tds"), "nobody counted structures");
        assertEquals("", rows().get(0).get("score_d"));
    }

    @Test
    void eachPartOfAMaskIsALesionAndSpecksAreNone() throws IOException {
        draw("in/a.png", 12, 8);
        drawMask("masks/a_segmentation.png", 2, 2, 10, 10, 20, 5, 15, 20, 38, 0, 1, 1);
        Run run = run("measure", "@in", "--masks", "@masks", "--output", "@out", "--lines");
        assertEquals(0, run.code(), run.err());
        assertEquals(List.of("a_measured.png", "measures.csv"), list("out"));
        assertEquals(
                List.of("a 1 300 mask", "a 2 100 mask"),
                rows().stream()
                        .map(row -> row.get("image") + " " + row.get("lesion") + " " + row.get("area_pixels") + " "
                                + row.get("outlined_by"))
                        .toList());
        BufferedImage drawn = ImageIO.read(file("out/a_measured.png").toFile());
        assertEquals(40, drawn.getWidth());
        assertTrue(new Color(drawn.getRGB(30, 20)).getBlue() > 100, "an axis");
        run("measure", "@in", "--masks", "@masks", "--output", "@out", "--whole");
        assertEquals("401", rows().get(0).get("area_pixels"));
        assertEquals(1, rows().size());
    }

    @Test
    void aMaskFileOrARoiWillDo() throws IOException {
        draw("in/a.png", 12, 8);
        drawMask("mask.png", 2, 2, 10, 10);
        run("measure", "@in/a.png", "--masks", "@mask.png", "--output", "@out");
        assertEquals("100", rows().get(0).get("area_pixels"));
        RoiEncoder.save(new Roi(3, 3, 7, 5), file("lesion.roi").toString());
        run("measure", "@in/a.png", "--masks", "@lesion.roi", "--output", "@out");
        assertEquals("35", rows().get(0).get("area_pixels"));
    }

    @Test
    void aTableOfScalesGivesMillimetres() throws IOException {
        draw("in/mole.png", 12, 8);
        Files.writeString(file("scales.csv"), "image,pixels_per_mm\nmole,4\n");
        Run run = run("measure", "@in", "--output", "@out", "--calibration", "@scales.csv");
        assertEquals(0, run.code(), run.err());
        Map<String, String> row = rows().get(0);
        assertEquals("6", row.get("area"));
        assertEquals("10", row.get("perimeter"));
        assertEquals("3.60555", row.get("diameter_mm"), "a quarter of 14.4222 pixels");
        assertEquals("mm", row.get("unit"));
    }

    @Test
    void aPictureWithoutALesionHasARow() throws IOException {
        draw("in/skin.png", 0, 0);
        Run run = run("measure", "@in", "--output", "@out", "--lines");
        assertEquals(0, run.code(), run.err());
        Map<String, String> row = rows().get(0);
        assertEquals("0", row.get("area_pixels"));
        assertEquals("", row.get("lesion") + row.get("compactness") + row.get("score_abc") + row.get("unit"));
    }

    @Test
    void aTinyPictureIsMeasured() throws IOException {
        BufferedImage tiny = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 100; i++) tiny.setRGB(i % 10, i / 10, i % 10 > 3 && i / 10 > 3 ? 0x402010 : 0xf0d0c0);
        save("in/tiny.png", tiny);
        Run run = run("measure", "@in", "--output", "@out", "--lines");
        assertEquals(0, run.code(), run.err());
        assertEquals("36", rows().get(0).get("area_pixels"));
        assertEquals("0.5", rows().get(0).get("cut"));
    }

    @Test
    void whatCannotBeMeantIsRefusedInOneSentence() throws IOException {
        draw("in/a.png", 12, 8);
        draw("in/b.png", 12, 8);
        drawMask("two/a_segmentation.png", 2, 2, 10, 10, 20, 5, 15, 20);
        drawMask("mask.png", 2, 2, 10, 10);
        save("small.png", new BufferedImage(5, 5, BufferedImage.TYPE_BYTE_GRAY));
        assertRefused(2, "'structures' is 7 but must be from 0 to 5", "@in/a.png", "--structures", "7");
        assertRefused(2, "--structures is said of one lesion, but there are 2 images", "@in", "--structures", "1");
        assertRefused(2, "mask.png is one mask, but there are 2 images", "@in", "--masks", "@mask.png");
        assertRefused(2, "There is no file or folder", "@in", "--masks", "@nowhere");
        assertRefused(1, "is 5 x 5 pixels, but the image is 40 x 30", "@in/a.png", "--masks", "@small.png");
        assertRefused(1, "said of one lesion, but a has 2", "@in/a.png", "--masks", "@two", "--structures", "1");
        assertFalse(Files.exists(file("out/a_measured.png")));
    }

    private void assertRefused(int code, String sentence, String... words) {
        String[] all = new String[words.length + 3];
        all[0] = "measure";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--output";
        all[words.length + 2] = "@out";
        Run run = run(all);
        assertEquals(code, run.code(), run.err());
        assertTrue(run.err().contains(sentence), run.err());
    }
}
