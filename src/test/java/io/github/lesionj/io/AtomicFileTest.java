// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void writesANewFileIntoMissingFolders() throws IOException {
        Path file = folder.resolve("a/b/table.csv");
        AtomicFile.write(file, out -> out.write("x,y\n".getBytes()));
        assertEquals("x,y\n", Files.readString(file));
        assertEquals(List.of("table.csv"), names(file.getParent()));
    }

    @Test
    void theOldFileIsThereUntilTheNewOneIsWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), "old");
        AtomicFile.write(file, out -> {
            out.write("new".getBytes());
            out.flush();
            assertEquals("old", Files.readString(file));
        });
        assertEquals("new", Files.readString(file));
    }

    @Test
    void aFailureKeepsTheOldFileAndLeavesNothingBeside() throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), "old");
        IOException failure = assertThrows(IOException.class, () -> AtomicFile.write(file, out -> {
            out.write(new byte[100_000]);
            throw new IOException("The disk is full");
        }));
        assertEquals("The disk is full", failure.getMessage());
        assertThrows(IllegalStateException.class, () -> AtomicFile.write(file, out -> {
            throw new IllegalStateException();
        }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("table.csv"), names(folder));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows reserves symbolic links to administrators")
    void aSymbolicLinkStaysOne() throws IOException {
        Path real = Files.writeString(folder.resolve("real.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), real);
        AtomicFile.write(link, out -> out.write("new".getBytes()));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(real));
    }

    @Test
    void aFolderIsNoTarget() {
        IOException failure = assertThrows(IOException.class, () -> AtomicFile.write(folder, out -> {}));
        assertEquals("Cannot write " + folder + ": it is a folder; give a file name", failure.getMessage());
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        IOException failure =
                assertThrows(IOException.class, () -> AtomicFile.write(file.resolve("table.csv"), out -> {}));
        assertTrue(failure.getMessage().startsWith("Cannot create the folder " + file), failure.getMessage());
    }

    @Test
    @Timeout(60)
    void aKilledProcessLeavesTheOldFileAndWhatIsClearedAwayLater() throws Exception {
        Path file = Files.writeString(folder.resolve("table.csv"), "old");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"), EndlessWriter.class.getName(), file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            assertEquals('1', writer.getInputStream().read(), "the writer has begun");
            assertEquals(2, names(folder).size());
            Unfinished.clear(folder);
            assertEquals(2, names(folder).size(), "it is still being written");
            writer.destroyForcibly();
            assertTrue(writer.waitFor(30, TimeUnit.SECONDS));
            assertEquals(2, names(folder).size());
        } finally {
            writer.destroyForcibly();
        }
        Unfinished.clear(folder);
        assertEquals(List.of("table.csv"), names(folder));
        assertEquals("old", Files.readString(file));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** A program that never finishes its file. */
    static final class EndlessWriter {

        private EndlessWriter() {}

        public static void main(String[] arguments) throws IOException {
            AtomicFile.write(Path.of(arguments[0]), out -> {
                out.write(new byte[100_000]);
                System.out.print(1);
                System.out.flush();
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            });
        }
    }
}
