package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluateSegmentationCommandTest extends CommandLineTestBase {

    @Test
    void scoresEachImageAndTheMean() throws IOException {
        mask("truth/a_segmentation.png", 0, 10);
        mask("truth/b_segmentation.png", 0, 10);
        mask("out/a_segmentation.png", 0, 8);
        mask("out/b_segmentation.png", 5, 10);
        draw("out/a_overlay.png", 3, 3);
        Run run = run("evaluate-segmentation", "--predictions", "@out", "--truth", "@truth", "--output", "@scores.csv");
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertEquals("", run.err()),
                // a: 8 of 10 columns found, 10 of 20 are skin; b: columns 5 to 14 instead of 0 to 9
                () -> assertEquals(List.of(
                        "image,accuracy,sensitivity,specificity,jaccard,dice,threshold_jaccard",
                        "a,0.9,0.8,1.0,0.8,0.8888888888888888,0.8",
                        "b,0.5,0.5,0.5,0.3333333333333333,0.5,0.0",
                        "mean,0.7,0.65,0.75,0.5666666666666667,0.6944444444444444,0.4"), Files.readAllLines(file("scores.csv"))),
                () -> assertTrue(run.out().startsWith("Mean over 2 images"), run.out()),
                () -> assertTrue(run.out().contains("jaccard            0.5667"), run.out()));
    }

    @Test
    void namesMayLackTheEndingAndDifferInTheExtension() throws IOException {
        mask("truth/a.png", 0, 10);
        mask("out/a_segmentation.bmp", 0, 10);
        Run run = run("evaluate-segmentation", "--predictions", "@out", "--truth", "@truth");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("jaccard            1.0000"), run.out());
    }

    @Test
    void whatHasNoPartnerOrAnotherSizeIsSaidAndNotScored() throws IOException {
        for (String name : List.of("a", "b", "c")) mask("truth/" + name + "_segmentation.png", 0, 10);
        mask("out/a_segmentation.png", 0, 10);
        save("out/b_segmentation.png", new BufferedImage(7, 7, BufferedImage.TYPE_BYTE_GRAY));
        mask("out/d_segmentation.png", 0, 10);
        Run run = run("evaluate-segmentation", "--predictions", "@out", "--truth", "@truth");
        assertAll(
                () -> assertEquals(1, run.code()),
                () -> assertTrue(run.out().startsWith("Mean over 1 image,"), run.out()),
                () -> assertTrue(run.err().contains("b_segmentation.png: The predicted mask is 7 x 7 pixels but the true one 20 x 4"), run.err()),
                () -> assertTrue(run.err().contains("1 true masks have no prediction and are not in the mean, such as c"), run.err()),
                () -> assertTrue(run.err().contains("1 predictions have no true mask and are not scored, such as d"), run.err()));
    }

    @Test
    void foldersWithoutPairsAreWrongUsage() throws IOException {
        mask("truth/a_segmentation.png", 0, 10);
        mask("out/b_segmentation.png", 0, 10);
        Run none = run("evaluate-segmentation", "--predictions", "@out", "--truth", "@truth");
        Run nowhere = run("evaluate-segmentation", "--predictions", "@nowhere", "--truth", "@truth");
        assertAll(
                () -> assertEquals(2, none.code()),
                () -> assertTrue(none.err().contains("such as a"), none.err()),
                () -> assertEquals(2, nowhere.code()),
                () -> assertTrue(nowhere.err().contains("There is no folder "), nowhere.err()));
    }

    /** Writes a mask of 20 x 4 pixels whose columns from {@code first} on are lesion. */
    private void mask(String name, int first, int columns) throws IOException {
        BufferedImage picture = new BufferedImage(20, 4, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 4; y++) for (int x = first; x < first + columns; x++) picture.getRaster().setSample(x, y, 0, 255);
        save(name, picture);
    }
}
