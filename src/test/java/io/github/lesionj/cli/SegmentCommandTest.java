// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SegmentCommandTest extends CommandLineTestBase {

    @Test
    void writesAnEightBitMaskOfTheImagesSize() throws IOException {
        draw("in/mole.png", 10, 5);
        Run run = run("segment", "@in/mole.png", "--output", "@out");
        BufferedImage mask = ImageIO.read(file("out/mole_segmentation.png").toFile());
        int[] values = mask.getRaster().getSamples(0, 0, 40, 30, 0, (int[]) null);
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertEquals(List.of("mole_segmentation.png"), list("out")),
                () -> assertEquals(BufferedImage.TYPE_BYTE_GRAY, mask.getType()),
                () -> assertEquals(
                        50, Arrays.stream(values).filter(v -> v == 255).count()),
                () -> assertEquals(
                        40 * 30 - 50, Arrays.stream(values).filter(v -> v == 0).count()),
                () -> assertEquals(255, mask.getRaster().getSample(13, 10, 0)),
                () -> assertEquals("", run.out()),
                () -> assertTrue(
                        run.err()
                                .matches(
                                        "lesionj: the network runs on auto \\(a test's\\)\\Rlesionj: 1 of 1 image done in 0:0\\d; results in .*out\\R"),
                        run.err()),
                () -> assertEquals(
                        List.of("open efficientnetlite0-unet-isic2017", "close efficientnetlite0-unet-isic2017"),
                        models.events));
    }

    @Test
    void writesProbabilityAndOverlayOnDemand() throws IOException {
        draw("in/mole.png", 10, 5);
        assertEquals(
                0,
                run("segment", "@in", "--output", "@out", "--probability", "--overlay", "--review")
                        .code());
        assertEquals(
                List.of("masks.csv", "mole_overlay.png", "mole_probability.png", "mole_segmentation.png"), list("out"));
        BufferedImage probability =
                ImageIO.read(file("out/mole_probability.png").toFile());
        double dark = 1 - (0x40 + 0x20 + 0x10) / (3 * 255.0);
        assertEquals(65535 * dark, probability.getRaster().getSample(5, 7, 0), 1);
    }

    /** The ground's darkness is 0.19, the mole's 0.86. */
    @Test
    void theThresholdMovesTheOutline() throws IOException {
        draw("in/mole.png", 10, 5);
        int[] areas = new int[3];
        String[] thresholds = {"0.1", "0.5", "0.9"};
        for (int i = 0; i < 3; i++) {
            Run run = run("segment", "@in", "--output", "@out" + i, "--threshold", thresholds[i], "--review");
            assertEquals(0, run.code(), run.err());
            areas[i] = Integer.parseInt(
                    Files.readAllLines(file("out" + i + "/masks.csv")).get(1).split(",")[1]);
        }
        assertEquals(List.of(1200, 50, 0), Arrays.stream(areas).boxed().toList());
        Run analyzed = run("analyze", "@in", "--output", "@analyzed", "--threshold", "0.1");
        assertEquals(0, analyzed.code(), analyzed.err());
        assertTrue(Files.readAllLines(file("analyzed/lesions.csv")).get(1).startsWith("mole,40,30,1,1200,"));
        Run refused = run("segment", "@in", "--output", "@never", "--threshold", "1.5");
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("--threshold is 1.5 but must lie between 0 and 1"), refused.err());
        assertFalse(Files.exists(file("never")));
    }

    @Test
    void outlinesForOtherProgramsAreMasksToo() throws IOException {
        draw("in/mole.png", 10, 5);
        Run run = run("segment", "@in", "--output", "@out", "--rois");
        assertEquals(0, run.code(), run.err());
        assertEquals(
                List.of("mole_segmentation.geojson", "mole_segmentation.png", "mole_segmentation.roi"), list("out"));
        for (String ending : List.of(".roi", ".geojson")) {
            Files.createDirectories(file("outlines" + ending));
            Files.copy(
                    file("out/mole_segmentation" + ending), file("outlines" + ending + "/mole_segmentation" + ending));
            Run evaluated = run("evaluate-segmentation", "--predictions", "@outlines" + ending, "--truth", "@out");
            assertEquals(0, evaluated.code(), evaluated.err());
            Run measured = run("measure", "@in", "--output", "@measured", "--masks", "@outlines" + ending);
            assertEquals(0, measured.code(), measured.err());
            assertTrue(Files.readString(file("measured/measures.csv")).contains("mole,1,"));
        }
        Run single =
                run("measure", "@in", "--output", "@single", "--masks", "@outlines.geojson/mole_segmentation.geojson");
        assertEquals(0, single.code(), single.err());
    }

    @Test
    void aSecondRunIntoTheSameFolderDoesNotTakeItsResultsForImages() throws IOException {
        draw("mole.png", 10, 5);
        run("segment", "@", "--output", "@");
        Run second = run("segment", "@", "--output", "@");
        assertAll(
                () -> assertEquals(0, second.code()),
                () -> assertEquals(List.of("mole.png", "mole_segmentation.png"), list("")),
                () -> assertTrue(second.err().contains("lesionj: left out: 1 named like results ("), second.err()));
    }

    @Test
    void nothingBeginsWhenNamesClash() throws IOException {
        draw("in/mole.png", 10, 5);
        draw("in/mole.jpg", 10, 5);
        Run run = run("segment", "@in", "--output", "@out");
        assertAll(
                () -> assertEquals(2, run.code()),
                () -> assertTrue(run.err().contains("mole.jpg and "), run.err()),
                () -> assertFalse(Files.exists(file("out"))),
                () -> assertEquals(List.of(), models.events));
    }

    @Test
    void aModelOrDeviceThatCannotBeUsedIsWrongUsage() throws IOException {
        draw("in/mole.png", 10, 5);
        Run model = run("segment", "@in", "--output", "@out", "--segmenter", "unknown");
        Run device = run("segment", "@in", "--output", "@out", "--device", "tpu");
        assertAll(
                () -> assertEquals(2, model.code()),
                () -> assertEquals("lesionj: There is no model \"unknown\"" + System.lineSeparator(), model.err()),
                () -> assertEquals(2, device.code()));
    }

    @Test
    void anOutputThatIsAFileIsWrongUsage() throws IOException {
        draw("in/mole.png", 10, 5);
        Run run = run("segment", "@in", "--output", "@in/mole.png");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("mole.png is a file, but the output needs a folder"), run.err());
    }

    @Test
    void stopsAfterTheImageInWork() throws IOException {
        for (String name : List.of("a", "b", "c")) draw("in/" + name + ".png", 10, 5);
        AtomicInteger asked = new AtomicInteger();
        stop = () -> asked.incrementAndGet() > 2;
        Run run = run("segment", "@in", "--output", "@out");
        assertAll(
                () -> assertEquals(130, run.code()),
                () -> assertEquals(List.of("a_segmentation.png", "b_segmentation.png"), list("out")),
                () -> assertTrue(
                        run.err().contains("2 of 3 images done") && run.err().contains(", interrupted;"), run.err()));
    }
}
