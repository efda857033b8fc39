// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Results never take the place of what was read, and a picture without a result leaves nothing. */
class OverwritingTest extends CommandLineTestBase {

    @Test
    void aResultThatIsNamedLikeAnInputIsRefusedBeforeTheWork() throws IOException {
        draw("in/a.png", 10, 8);
        draw("in/a_overlay.png", 5, 5);
        refused("in/a_overlay.png", "analyze", "@in/a.png", "@in/a_overlay.png", "--output", "@in");
        refused("in/a_overlay.png", "segment", "@in/a.png", "@in/a_overlay.png", "--output", "@in");
        refused("in/a.png", "classify", "@in/a.png", "--output", "@in/a.png");
        assertEquals(List.of("a.png", "a_overlay.png"), list("in"));
        assertEquals(
                0,
                run("analyze", "@in/a.png", "@in/a_overlay.png", "--output", "@out")
                        .code());
    }

    @Test
    void anInputThatIsReachedByALinkIsOneToo() throws IOException {
        draw("in/a.png", 10, 8);
        Files.createDirectory(file("out"));
        Files.createSymbolicLink(file("out/a_segmentation.png"), file("in/a.png"));
        refused("in/a.png", "segment", "@in", "--output", "@out");
    }

    @Test
    void aReportTakesNoTablesPlace() throws IOException {
        Files.writeString(file("scores.csv"), "image,MEL,NV\na,1,0\nb,0,1\n");
        Files.writeString(file("p.csv"), "image,MEL,NV\na,0.9,0.1\nb,0.2,0.8\n");
        refused("scores.csv", "evaluate", "--truth", "@scores.csv", "--predictions", "@p.csv", "--output", "@");
        refused(
                "p.csv",
                "evaluate-classification",
                "--truth",
                "@scores.csv",
                "--predictions",
                "@p.csv",
                "--output",
                "@p.csv");
        refused(
                "scores.csv",
                "evaluate-classification",
                "--truth",
                "@scores.csv",
                "--predictions",
                "@p.csv",
                "--output",
                "@scores.csv");
        assertEquals(List.of("p.csv", "scores.csv"), list(""));
    }

    @Test
    void theModelsMasksDoNotTakeTheTrueOnesPlace() throws IOException {
        draw("in/a.png", 10, 8);
        draw("out/predictions/a_segmentation.png", 3, 3);
        refused(
                "out/predictions/a_segmentation.png",
                "evaluate",
                "--images",
                "@in",
                "--truth",
                "@out/predictions",
                "--output",
                "@out");
    }

    @Test
    void aScoreTableTakesNoMasksPlace() throws IOException {
        draw("truth/a_segmentation.png", 10, 8);
        draw("mine/a.png", 10, 8);
        refused(
                "mine/a.png",
                "evaluate-segmentation",
                "--predictions",
                "@mine",
                "--truth",
                "@truth",
                "--output",
                "@mine/a.png");
    }

    @Test
    void aFailedPictureLeavesNoMask() throws IOException {
        draw("in/a.png", 10, 8);
        draw("in/b.png", 10, 8);
        Files.createDirectories(file("out/a_overlay.png"));
        Run run = run("analyze", "@in", "--output", "@out");
        assertEquals(1, run.code());
        assertEquals(
                List.of(
                        "a_overlay.png",
                        "b_crop.png",
                        "b_overlay.png",
                        "b_segmentation.png",
                        "failures.csv",
                        "lesions.csv"),
                list("out"));
        assertTrue(run.err().contains("a_overlay.png"), run.err());
        List<String> rows = Files.readAllLines(file("out/lesions.csv"));
        assertEquals(2, rows.size());
        assertTrue(rows.get(1).startsWith("b,"), rows.get(1));
    }

    @Test
    void aCropOfFormerTimesDoesNotOutliveTheLesion() throws IOException {
        draw("in/a.png", 0, 0);
        draw("out/a_crop.png", 5, 5);
        assertEquals(0, run("analyze", "@in", "--output", "@out").code());
        assertFalse(Files.exists(file("out/a_crop.png")));
    }

    private void refused(String victim, String... call) throws IOException {
        Path file = file(victim);
        byte[] before = Files.readAllBytes(file);
        Run run = run(call);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains("would overwrite the input"), run.err());
        assertEquals(
                1,
                run.err()
                        .lines()
                        .filter(line -> !line.contains(" run on ") && !line.contains(" runs on "))
                        .count(),
                run.err());
        assertArrayEquals(before, Files.readAllBytes(file));
    }
}
