// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import io.github.lesionj.model.ModelStore;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class AnalyzeCommandTest extends CommandLineTestBase {

    @Test
    void theOutlineForQuPathHasTheClass() throws IOException {
        draw("in/mole.png", 12, 8);
        Run run = run("analyze", "@in", "--output", "@out", "--rois");
        assertEquals(0, run.code(), run.err());
        String json = Files.readString(file("out/mole_segmentation.geojson"));
        assertTrue(json.contains("[[[[4,6],[16,6],[16,14],[4,14],[4,6]]]]"), json);
        assertTrue(json.contains("\"classification\":{\"name\":\"NV\"}"), json);
        assertTrue(Files.size(file("out/mole_segmentation.roi")) > 0);
    }

    @Test
    void writesMaskOverlayCropAndTable() throws IOException {
        draw("in/mole.png", 12, 8);
        Run run = run("analyze", "@in", "--output", "@out");
        Map<String, String> row = rows().get(0);
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertEquals(
                        List.of("lesions.csv", "mole_crop.png", "mole_overlay.png", "mole_segmentation.png"),
                        list("out")),
                () -> assertEquals(
                        "{image=mole, width=40, height=30, parts=1, area_pixels=96, perimeter_pixels=40.00, "
                                + "centroid_x=10.00, centroid_y=10.00, box_x=4, box_y=6, box_width=12, box_height=8, "
                                + "area=, perimeter=, unit=, pixel_width=, pixel_height=, class=NV, "
                                + "MEL=0.08000000, NV=0.15333334, BCC=0.15333334, AKIEC=0.15333333, BKL=0.15333333, DF=0.15333333, "
                                + "VASC=0.15333333, segmentation_model=efficientnetlite0-unet-isic2017, segmentation_sha256="
                                + "5".repeat(64)
                                + ", classification_model=" + ModelStore.DEFAULT_CLASSIFIER.replace(',', '+')
                                + ", classification_sha256=" + "c".repeat(64)
                                + ", mask_disagreement=, mask_doubt=, class_entropy=, class_information=, melanoma_suspected=, review=, review_reason=, body_part=, laterality=}",
                        row.toString()),
                () -> assertEquals(
                        List.of(
                                "open efficientnetlite0-unet-isic2017",
                                "open " + ModelStore.DEFAULT_CLASSIFIER,
                                "close " + ModelStore.DEFAULT_CLASSIFIER,
                                "close efficientnetlite0-unet-isic2017"),
                        models.events));
        BufferedImage crop = ImageIO.read(file("out/mole_crop.png").toFile());
        BufferedImage overlay = ImageIO.read(file("out/mole_overlay.png").toFile());
        assertAll(
                () -> assertEquals(12, crop.getWidth()),
                () -> assertEquals(8, crop.getHeight()),
                () -> assertEquals(0xff402010, crop.getRGB(0, 0)),
                () -> assertEquals(0xfff0d0c0, overlay.getRGB(30, 20)),
                () -> assertNotEquals(0xff402010, overlay.getRGB(4, 10)));
    }

    @Test
    void aCalibratedImageIsMeasuredInItsUnit() throws IOException {
        draw("flat.png", 12, 8);
        ImagePlus picture = IJ.openImage(file("flat.png").toString());
        picture.getCalibration().pixelWidth = 0.05;
        picture.getCalibration().pixelHeight = 0.05;
        picture.getCalibration().setUnit("mm");
        IJ.saveAsTiff(picture, file("mole.tif").toString());
        Run run = run("analyze", "@mole.tif", "--output", "@out");
        assertEquals(0, run.code(), run.err());
        Map<String, String> row = rows().get(0);
        assertAll(
                () -> assertEquals("0.24", row.get("area")),
                () -> assertEquals("2", row.get("perimeter")),
                () -> assertEquals("mm", row.get("unit")),
                () -> assertEquals("0.05", row.get("pixel_width")),
                () -> assertEquals("0.05", row.get("pixel_height")),
                () -> assertEquals("96", row.get("area_pixels")));
    }

    @Test
    void anImageWithoutALesionHasARowButNoCrop() throws IOException {
        draw("in/skin.png", 0, 0);
        Run run = run("analyze", "@in", "--output", "@out");
        Map<String, String> row = rows().get(0);
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertEquals(List.of("lesions.csv", "skin_overlay.png", "skin_segmentation.png"), list("out")),
                () -> assertTrue(
                        run.err().contains("lesionj: skin: no lesion was found, so there is no crop"), run.err()),
                () -> assertEquals("0", row.get("area_pixels")),
                () -> assertEquals("", row.get("centroid_x") + row.get("box_x") + row.get("box_height")));
    }

    @Test
    void theTableHasTheRowsDoneSoFarWhenStopped() throws IOException {
        for (String name : List.of("a", "b", "c")) draw("in/" + name + ".png", 10, 5);
        AtomicInteger asked = new AtomicInteger();
        stop = () -> asked.incrementAndGet() > 2;
        assertEquals(130, run("analyze", "@in", "--output", "@out").code());
        assertEquals(
                List.of("a", "b"), rows().stream().map(row -> row.get("image")).toList());
    }

    @Test
    void aSecondModelThatCannotBeOpenedClosesTheFirst() throws IOException {
        draw("in/a.png", 10, 5);
        assertEquals(
                2,
                run("analyze", "@in", "--output", "@out", "--classifier", "unknown")
                        .code());
        assertEquals(
                List.of("open efficientnetlite0-unet-isic2017", "close efficientnetlite0-unet-isic2017"),
                models.events);
    }

    private List<Map<String, String>> rows() throws IOException {
        List<String> lines = Files.readAllLines(file("out/lesions.csv"));
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
}
