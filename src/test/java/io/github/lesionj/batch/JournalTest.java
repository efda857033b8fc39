// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Settings SETTINGS =
            Settings.of("segment").with("segmenter", "a 12").with("overlay", false);

    @TempDir
    Path folder;

    @Test
    void whatIsDoneIsKnownByTheNextCall() throws IOException {
        WorkItem item = picture("mole");
        JournalEntry entry = done(item);
        assertEquals(entry, reopened().orElseThrow());
        assertEquals(Optional.empty(), open().done(picture("other")));
        Files.setLastModifiedTime(item.file(), FileTime.fromMillis(1));
        assertEquals(entry, open().done(item).orElseThrow(), "a copy is the same picture");
    }

    @Test
    void aPictureWhoseContentsOrResultsHaveChangedIsNotDone() throws IOException {
        WorkItem item = picture("mole");
        done(item);
        Files.writeString(item.file(), "pixelt");
        Files.setLastModifiedTime(item.file(), FileTime.fromMillis(1));
        assertEquals(Optional.empty(), reopened());
        Files.writeString(item.file(), "pixels");
        assertTrue(reopened().isPresent());
        Files.writeString(folder.resolve("mole_segmentation.png"), "cut");
        assertEquals(Optional.empty(), reopened());
        Files.delete(folder.resolve("mole_segmentation.png"));
        assertEquals(Optional.empty(), reopened());
    }

    @Test
    void aLineThatWasCutOffCountsForNothingAndIsTakenAway() throws IOException {
        WorkItem first = picture("first"), second = picture("mole");
        done(first);
        long whole = Files.size(file());
        done(second);
        byte[] bytes = Files.readAllBytes(file());
        for (int cut : new int[] {(int) whole + 1, bytes.length - 1}) {
            Files.write(file(), java.util.Arrays.copyOf(bytes, cut));
            try (Journal journal = open()) {
                assertTrue(journal.done(first).isPresent());
                assertEquals(Optional.empty(), journal.done(second));
                assertEquals(whole, Files.size(file()));
            }
        }
        done(second);
        assertEquals(List.of(bytes.length), List.of((int) Files.size(file())));
    }

    @Test
    void aDamagedLineCostsItsPictureAlone() throws IOException {
        WorkItem first = picture("first"), second = picture("mole");
        done(first);
        Files.writeString(file(), "{\"image\": 7\n\u0000\u0000\u0000\n", StandardOpenOption.APPEND);
        done(second);
        try (Journal journal = open()) {
            assertTrue(journal.done(first).isPresent() && journal.done(second).isPresent());
        }
    }

    @Test
    void aJournalWithoutItsFirstLineIsBegunAnew() throws IOException {
        WorkItem item = picture("mole");
        done(item);
        Files.writeString(file(), "{\"settings\":{\"comm");
        assertEquals(Optional.empty(), reopened());
        done(item);
        assertTrue(reopened().isPresent());
    }

    @Test
    void otherSettingsAreRefusedOnceSomethingIsDone() throws IOException {
        Settings other = SETTINGS.with("overlay", true);
        Journal.open(file(), SETTINGS, false).close();
        Journal.open(file(), other, false).close();
        Journal.open(file(), SETTINGS, false).close();
        WorkItem item = picture("mole");
        done(item);
        UserException refused = assertThrows(UserException.class, () -> Journal.open(file(), other, false));
        assertEquals(
                "The results in " + folder
                        + " were begun with other settings (overlay was false and is true): name another"
                        + " output, or start anew (--again; in Fiji \"Start anew\")",
                refused.getMessage());
        assertTrue(reopened().isPresent());
        try (Journal anew = Journal.open(file(), other, true)) {
            assertEquals(Optional.empty(), anew.done(item));
        }
    }

    private Path file() {
        return folder.resolve(".lesionj-segment.jsonl");
    }

    private Journal open() throws IOException {
        return Journal.open(file(), SETTINGS, false);
    }

    private Optional<JournalEntry> reopened() throws IOException {
        try (Journal journal = open()) {
            return journal.done(new WorkItem(folder.resolve("mole.jpg"), "mole"));
        }
    }

    private WorkItem picture(String name) throws IOException {
        return new WorkItem(Files.writeString(folder.resolve(name + ".jpg"), "pixels"), name);
    }

    private JournalEntry done(WorkItem item) throws IOException {
        Path mask = Files.writeString(folder.resolve(item.name() + "_segmentation.png"), "mask");
        try (Journal journal = open()) {
            JournalEntry entry = new JournalEntry(
                    item.name(),
                    item.file().toString(),
                    Optional.of(InputMark.of(item.file())),
                    Map.of("masks.csv", List.of(List.of(item.name(), "=1\n\"2"), List.of("", "\u00e4"))),
                    Map.of(journal.name(mask), 4L),
                    Optional.empty());
            journal.add(entry);
            return entry;
        }
    }
}
