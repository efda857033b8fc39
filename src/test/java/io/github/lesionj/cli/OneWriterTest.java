// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.io.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of two runs into one output folder, the second is refused before it begins. */
class OneWriterTest extends CommandLineTestBase {

    @BeforeEach
    void drawInputs() throws IOException {
        draw("in/a.png", 10, 8);
        draw("truth/a_segmentation.png", 10, 8);
        Files.createDirectories(file("out"));
        Files.writeString(file("t.csv"), "image,MEL,NV\na,1,0\n");
    }

    @Test
    void aFolderThatIsTakenIsRefused() throws IOException {
        List<List<String>> calls = List.of(
                List.of("segment", "@in", "--output", "@out"),
                List.of("analyze", "@in", "--output", "@out"),
                List.of("evaluate", "--images", "@in", "--truth", "@truth", "--output", "@out"));
        try (FolderLock other = FolderLock.take(file("out"), "lesionj segment other")) {
            for (List<String> call : calls) {
                Run run = run(call.toArray(String[]::new));
                assertAll(
                        () -> assertEquals(2, run.code(), run.err()),
                        () -> assertTrue(
                                run.err()
                                        .startsWith("lesionj: The folder " + file("out")
                                                + " is being written by 'lesionj segment other' (process "),
                                run.err()),
                        () -> assertEquals(1, run.err().lines().count(), run.err()),
                        () -> assertEquals(List.of(".lesionj.lock"), list("out")));
            }
        }
    }

    @Test
    void aTableThatIsTakenIsRefusedButNotItsNeighbour() throws IOException {
        try (FolderLock other = FolderLock.takeFile(file("out/c.csv"), "lesionj classify other")) {
            Run run = run("classify", "@in", "--output", "@out/c.csv");
            assertEquals(2, run.code(), run.err());
            assertTrue(run.err().contains("c.csv is being written by 'lesionj classify other'"), run.err());
            assertEquals(0, run("classify", "@in", "--output", "@out/d.csv").code());
            assertFalse(Files.exists(file("out/c.csv")));
        }
    }

    @Test
    void theFolderIsFreeAfterwards() throws IOException {
        assertEquals(0, run("segment", "@in", "--output", "@out").code());
        assertEquals(0, run("classify", "@in", "--output", "@out/c.csv").code());
        assertEquals(List.of("a_segmentation.png", "c.csv"), list("out"));
    }
}
