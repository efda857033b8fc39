// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchCommandTest extends CommandLineTestBase {

    @Test
    void subFoldersAreKeptAndTheSameCallGoesOn() throws IOException {
        draw("in/a.png", 10, 5);
        draw("in/x/a.png", 12, 5);
        Run first = run("batch", "@in", "--recursive", "--output", "@out");
        assertEquals(0, first.code(), first.err());
        assertEquals(List.of("a_crop.png", "a_overlay.png", "a_segmentation.png", "lesions.csv", "x"), list("out"));
        assertEquals(List.of("a_crop.png", "a_overlay.png", "a_segmentation.png"), list("out/x"));
        List<String> rows = Files.readAllLines(file("out/lesions.csv"));
        assertTrue(rows.get(1).startsWith("a,") && rows.get(2).startsWith("x/a,"), rows.toString());
        Files.delete(file("out/x/a_crop.png"));
        draw("in/b.png", 10, 5);
        Run second = run("batch", "@in", "--recursive", "--output", "@out");
        assertTrue(
                second.err().contains("3 of 3 images done in")
                        && second.err().contains(", 1 of them by an earlier call"),
                second.err());
        assertTrue(Files.exists(file("out/x/a_crop.png")));
        assertEquals(4, Files.readAllLines(file("out/lesions.csv")).size());
        Run all = run("batch", "@in", "--recursive", "--output", "@out", "--again");
        assertTrue(all.code() == 0 && !all.err().contains("earlier call"), all.err());
    }

    @Test
    void aPictureThatChangedIsDoneAgainAndOtherOptionsAreRefused() throws IOException {
        draw("in/a.png", 10, 5);
        draw("in/b.png", 10, 5);
        Files.writeString(file("l.txt"), "in/a.png\nin/b.png\n");
        assertEquals(
                0,
                run("batch", "--list", "@l.txt", "--do", "segment", "--output", "@out")
                        .code());
        draw("in/b.png", 11, 6);
        Run changed = run("batch", "@in/*.png", "--do", "segment", "--output", "@out");
        assertTrue(
                changed.err().contains("2 of 2 images done in")
                        && changed.err().contains(", 1 of them by an earlier call"),
                changed.err());
        assertTrue(Files.readAllLines(file("out/masks.csv")).get(2).startsWith("b,66,"));
        Run other = run("segment", "@in", "--output", "@out", "--review", "--overlay");
        assertEquals(2, other.code());
        assertTrue(other.err().contains("begun with other settings (overlay was false and is true)"), other.err());
        assertEquals(2, run("batch", "--output", "@out").code());
    }

    @Test
    void resultsAreTheSameHoweverManyPicturesAreWorkedOnAtOnce() throws IOException {
        for (int i = 0; i < 7; i++) draw("in/" + i + ".png", 10 + i, 5);
        assertEquals(0, run("batch", "@in", "--output", "@out").code());
        for (String atOnce : List.of("1", "5")) {
            Run other = run("batch", "@in", "--at-once", atOnce, "--output", "@out" + atOnce);
            assertEquals(0, other.code(), other.err());
            for (String file : list("out"))
                assertEquals(-1, Files.mismatch(file("out/" + file), file("out" + atOnce + "/" + file)), file);
        }
        Run none = run("batch", "@in", "--at-once", "0", "--output", "@none");
        assertEquals(2, none.code());
        assertTrue(none.err().contains("--at-once is a number of pictures from 1 on, not 0"), none.err());
    }
}
