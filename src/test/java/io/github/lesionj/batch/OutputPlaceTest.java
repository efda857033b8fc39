// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputPlaceTest {

    @TempDir
    private Path folder;

    @Test
    void makesWhatIsMissing() {
        Path made = folder.resolve("a/b");
        assertEquals(made, OutputPlace.folder(made));
        assertTrue(Files.isDirectory(made));
    }

    @Test
    void aStepBackFromAMissingFolderMakesNoDetour() {
        assertEquals(folder.resolve("results"), OutputPlace.folder(folder.resolve("missing/../results")));
        assertTrue(Files.isDirectory(folder.resolve("results")));
        assertFalse(Files.exists(folder.resolve("missing")));
    }

    @Test
    void aStepBackFromALinkIsTakenWhereItLeads() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/deep"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        OutputPlace.folder(link.resolve("../results"));
        assertTrue(Files.isDirectory(folder.resolve("elsewhere/results")));
        assertFalse(Files.exists(folder.resolve("results")));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "");
        UserException refusal = assertThrows(UserException.class, () -> OutputPlace.folder(file));
        assertEquals(file + " is a file, but the output needs a folder", refusal.getMessage());
    }
}
