// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.io.Explanation.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationTest {

    @TempDir
    private Path folder;

    private BugLog log;

    @BeforeEach
    void makeLog() {
        log = new BugLog(folder.resolve("log"), "lesionj segment \u001b[31m.png");
    }

    @Test
    void sentencesForUsersStayAsTheyAre() {
        assertExplained("Name a model.", Kind.USER, new UserException("Name a model."));
        assertExplained("a.png is cut", Kind.FILE, new IOException("a.png is cut"));
        assertExplained("a.png is cut", Kind.FILE, new UncheckedIOException(new IOException("a.png is cut")));
        assertExplained("There is no file or folder a.png", Kind.FILE, new NoSuchFileException("a.png"));
        assertExplained("There is no permission to use a.png", Kind.FILE, new AccessDeniedException("a.png"));
        assertExplained(
                "a.png cannot be used: Read-only file system",
                Kind.FILE,
                new FileSystemException("a.png", null, "Read-only file system"));
        assertExplained("a.png cannot be used: FileSystemException", Kind.FILE, new FileSystemException("a.png"));
        assertExplained("The work was interrupted", Kind.INTERRUPTED, new ClosedByInterruptException());
        assertExplained(
                "There is not enough memory; " + JavaMemory.MORE, Kind.MEMORY, new OutOfMemoryError("Java heap space"));
        assertFalse(Files.exists(log.folder()), "nothing of this is a bug");
    }

    @Test
    void everythingElseIsABugWhoseTraceIsKept() throws IOException {
        for (Throwable bug : List.of(
                new IllegalArgumentException("odd"),
                new NullPointerException(),
                new StackOverflowError(),
                new NoClassDefFoundError("ai/djl/Engine"),
                new EOFException())) assertBug(bug);
    }

    private void assertBug(Throwable bug) throws IOException {
        Explanation why = Explanation.of(bug, log);
        assertEquals(Kind.BUG, why.kind());
        try (Stream<Path> files = Files.list(log.folder())) {
            Path file = files.findFirst().orElseThrow();
            assertEquals(
                    "This is a bug of LesionJ (" + bug + "): please report it with the file " + file, why.sentence());
            String text = Files.readString(file);
            for (String part : List.of(
                    "call     lesionj segment \\u001b[31m.png\n",
                    "Java     " + System.getProperty("java.version"),
                    "LesionJ  ",
                    "system   " + System.getProperty("os.name"),
                    bug.toString(),
                    "at " + getClass().getName())) assertTrue(text.contains(part), part + " is not in " + text);
        }
    }

    @Test
    void aLogThatCannotBeWrittenHidesNoBug() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        String sentence = Explanation.of(new IllegalStateException("odd"), new BugLog(file, "lesionj"))
                .sentence();
        assertTrue(
                sentence.startsWith(
                        "This is a bug of LesionJ (java.lang.IllegalStateException: odd): please report it with the lines "
                                + "above, as its log cannot be written"),
                sentence);
    }

    @Test
    void theLogOfABugThatHappensOftenHasAnEnd() throws IOException {
        Throwable bug = new IllegalStateException("x".repeat(1_000_000));
        for (int i = 0; i < 20; i++) log.record(bug);
        try (Stream<Path> files = Files.list(log.folder())) {
            assertTrue(Files.size(files.findFirst().orElseThrow()) < 8_000_000);
        }
    }

    private void assertExplained(String sentence, Kind kind, Throwable thrown) {
        assertEquals(new Explanation(sentence, kind), Explanation.of(thrown, log));
    }
}
