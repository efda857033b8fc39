// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.model.ModelStore;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassifyCommandTest extends CommandLineTestBase {

    @Test
    void writesTheChallengesOwnFormat() throws IOException {
        draw("in/ISIC_0000001.png", 10, 6);
        draw("in/ISIC_0000002.jpg", 10, 12);
        Run run = run("classify", "@in", "--output", "@out/classes.csv");
        List<String> lines = Files.readAllLines(file("out/classes.csv"));
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertEquals("image,MEL,NV,BCC,AKIEC,BKL,DF,VASC", lines.get(0)),
                () -> assertEquals(
                        "ISIC_0000001,0.05000000,0.15833334,0.15833334,0.15833333,0.15833333,0.15833333,0.15833333",
                        lines.get(1)),
                () -> assertTrue(lines.get(2).startsWith("ISIC_0000002,0.1"), lines.get(2)),
                () -> assertEquals(3, lines.size()));
        for (String line : lines.subList(1, 3)) assertEquals(0, BigDecimal.ONE.compareTo(sum(line)), line);
    }

    @Test
    void saysHowSureEachClassIs() throws IOException {
        draw("in/a.png", 10, 6);
        draw("in/b.png", 0, 0);
        run("classify", "@in", "--output", "@c.csv", "--review");
        assertEquals(
                List.of(
                        "image,class,class_entropy,class_information,melanoma_suspected,review,review_reason",
                        "a,NV,,,,,",
                        "b,,,,,yes,no lesion was found"),
                Files.readAllLines(file("c_review.csv")));
    }

    @Test
    void saysWhetherMelanomaIsSuspected() throws IOException {
        draw("in/a.png", 10, 6);
        draw("in/b.png", 20, 18);
        draw("in/c.png", 0, 0);
        Run run = run("classify", "@in", "--output", "@c.csv", "--model", "measured", "--melanoma-sensitivity", "0.9");
        assertEquals(0, run.code(), run.err());
        assertEquals(
                List.of("a,NV,,,no,,", "b,MEL,,,yes,,", "c,,,,no,yes,no lesion was found"),
                Files.readAllLines(file("c_review.csv")).subList(1, 4));
        assertTrue(
                run.err()
                        .contains(
                                "melanoma is suspected from a probability of 0.2500 on, which found 95.0 % of 4 melanomas"
                                        + " and left out 50.0 % of the 6 others, so that 55.9 % of the suspected ones were"
                                        + " melanomas (a test's)"),
                run.err());
    }

    @Test
    void aBatchGoesOnWithTheSameSensitivityAlone() throws IOException {
        draw("in/a.png", 10, 6);
        String[] asked = {"classify", "@in", "--output", "@c.csv", "--model", "measured", "--review"};
        assertEquals(0, run(asked).code());
        Run other = run(
                "classify",
                "@in",
                "--output",
                "@c.csv",
                "--model",
                "measured",
                "--review",
                "--melanoma-sensitivity",
                "0.9");
        assertEquals(2, other.code(), other.err());
        assertTrue(other.err().contains("(melanoma was none and is 0.25)"), other.err());
    }

    @Test
    void aSensitivityThatTheCardDoesNotTellIsRefused() throws IOException {
        draw("in/a.png", 10, 6);
        assertRefused("The card of unmeasured has no ROC curve of MEL, so that", "unmeasured", "0.9");
        assertRefused(
                "ends at a sensitivity of 0.950; choose at most that as melanoma sensitivity", "measured", "0.97");
        assertRefused("is a share above 0 and below 1, such as 0.9, not 90.0", "measured", "90");
        assertFalse(Files.exists(file("c.csv")));
        assertEquals(
                3,
                models.events.stream()
                        .filter(event -> event.startsWith("close ") && event.endsWith("measured"))
                        .count());
    }

    private void assertRefused(String message, String model, String sensitivity) throws IOException {
        Run run = run("classify", "@in", "--output", "@c.csv", "--model", model, "--melanoma-sensitivity", sensitivity);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
    }

    @Test
    void takesGivenMasksInsteadOfFindingTheLesion() throws IOException {
        draw("in/a.png", 10, 6);
        BufferedImage mask = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 40; i++)
            for (int j = 0; j < 15; j++) mask.getRaster().setSample(i, j, 0, 255);
        save("masks/a_segmentation.png", mask);
        Run run = run("classify", "@in", "--output", "@c.csv", "--masks", "@masks");
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertTrue(Files.readAllLines(file("c.csv")).get(1).startsWith("a,0.50000000,")),
                () -> assertEquals(
                        List.of("open " + ModelStore.DEFAULT_CLASSIFIER, "close " + ModelStore.DEFAULT_CLASSIFIER),
                        models.events));
    }

    @Test
    void aMissingOrWrongMaskFailsOnlyItsImage() throws IOException {
        for (String name : List.of("a", "b", "c")) draw("in/" + name + ".png", 10, 6);
        save("masks/a_segmentation.png", new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY));
        save("masks/c_segmentation.png", new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY));
        Run run = run("classify", "@in", "--output", "@c.csv", "--masks", "@masks");
        assertAll(
                () -> assertEquals(1, run.code()),
                () -> assertTrue(
                        run.err().contains("a_segmentation.png is 8 x 8 pixels, but the image is 40 x 30"), run.err()),
                () -> assertTrue(
                        run.err().contains("There is no mask ")
                                && run.err().contains("b_segmentation.png for the image b"),
                        run.err()),
                () -> assertTrue(
                        run.err().contains("1 of 3 images done") && run.err().contains("2 failed"), run.err()),
                () -> assertEquals(2, Files.readAllLines(file("c.csv")).size()));
    }

    @Test
    void aMissingMaskFolderIsWrongUsage() throws IOException {
        draw("in/a.png", 10, 6);
        Run run = run("classify", "@in", "--output", "@c.csv", "--masks", "@nowhere");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("There is no folder "), run.err());
    }

    @Test
    void rowsDoneSoFarAreWrittenWhenStopped() throws IOException {
        for (String name : List.of("a", "b", "c")) draw("in/" + name + ".png", 10, 6);
        stop = () -> models.events.contains("open " + ModelStore.DEFAULT_CLASSIFIER) && asked++ >= 1;
        assertEquals(130, run("classify", "@in", "--output", "@c.csv").code());
        assertEquals(
                List.of("image", "a"),
                Files.readAllLines(file("c.csv")).stream()
                        .map(l -> l.split(",")[0])
                        .toList());
    }

    private int asked;

    private static BigDecimal sum(String line) {
        return Arrays.stream(line.split(",")).skip(1).map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
