// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.IIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void writesANewFileIntoMissingFolders() throws IOException {
        Path file = folder.resolve("a/b/table.csv");
        AtomicFile.write(file, out -> out.write("x,y\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals("x,y\n", Files.readString(file));
        assertEquals(List.of("table.csv"), names(file.getParent()));
    }

    @Test
    void theOldFileIsThereUntilTheNewOneIsWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), "old");
        AtomicFile.write(file, out -> {
            out.write("new".getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertEquals("old", Files.readString(file));
        });
        assertEquals("new", Files.readString(file));
    }

    @Test
    void aFailureKeepsTheOldFileAndLeavesNothingBeside() throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), "old");
        IOException failure = assertThrows(
                IOException.class,
                () -> AtomicFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("The disk is full");
                }));
        assertEquals("The disk is full", failure.getMessage());
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFile.write(file, out -> {
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
        AtomicFile.write(link, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(real));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows reserves symbolic links to administrators")
    void chainsOfLinksAndLinksToNothingAreFollowed() throws IOException {
        Path chain = Files.createSymbolicLink(folder.resolve("chain.csv"), Path.of("link.csv"));
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("new/real.csv"));
        AtomicFile.write(chain, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));
        assertTrue(Files.isSymbolicLink(chain) && Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(folder.resolve("new/real.csv")));

        Path circle = Files.createSymbolicLink(folder.resolve("circle.csv"), Path.of("circle.csv"));
        assertEquals(
                "Cannot write " + circle + ": its symbolic links run in a circle",
                assertThrows(IOException.class, () -> AtomicFile.write(circle, out -> {}))
                        .getMessage());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no mkfifo")
    @Timeout(60)
    void aPipeIsWrittenToAndStaysOne() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Path link = Files.createSymbolicLink(folder.resolve("link"), pipe);
        for (Path target : List.of(pipe, link)) {
            CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
                try {
                    return Files.readString(pipe);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            AtomicFile.write(target, out -> out.write("through".getBytes(StandardCharsets.UTF_8)));
            assertEquals("through", read.get(30, TimeUnit.SECONDS));
            FolderLock.takeFile(target, "a test").close();
        }
        assertEquals(List.of("link", "pipe"), names(folder));
        assertTrue(Files.readAttributes(pipe, BasicFileAttributes.class).isOther());
    }

    /** Nobody without rights could replace the device, but writing to it must not fail for want of a file beside it. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no /dev")
    void aDeviceIsWrittenTo() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("nothing"), Path.of("/dev/null"));
        AtomicFile.write(link, out -> out.write(new byte[100_000]));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(List.of("nothing"), names(folder));
        Path fullDevice = Files.createSymbolicLink(folder.resolve("full"), Path.of("/dev/full"));
        assumeTrue(Files.exists(fullDevice), "only Linux has a device that is always full");
        IOException full = assertThrows(
                IOException.class,
                () -> AtomicFile.write(fullDevice, out -> {
                    try {
                        out.write(new byte[100_000]);
                    } catch (IOException e) {
                        throw new IIOException("I/O error writing PNG file!", e);
                    }
                }));
        assertEquals("Cannot write " + fullDevice + ": No space left on device", full.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "皮", "皮膚"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "names are counted in letters there")
    void theLongestNamesAreWrittenAndLongerOnesRefusedInASentence(String letter) throws IOException {
        String longest = letter.repeat(255 / letter.getBytes(StandardCharsets.UTF_8).length);
        assumeTrue(
                Charset.forName(System.getProperty("sun.jnu.encoding"))
                        .newEncoder()
                        .canEncode(letter),
                "this system's file names have no such letters");
        AtomicFile.write(folder.resolve(longest), out -> out.write(1));
        assertEquals(List.of(longest), names(folder));
        Path longer = folder.resolve(longest + letter);
        assertEquals(
                "Cannot write " + longer + ": its name has "
                        + (longest + letter).getBytes(StandardCharsets.UTF_8).length
                        + " bytes, more than the 255 that a file's name may have; give the image a shorter name",
                assertThrows(IOException.class, () -> AtomicFile.write(longer, out -> {}))
                        .getMessage());
        assertEquals(List.of(longest), names(folder));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no POSIX permissions")
    void permissionsAreThoseOfAnyNewFile() throws IOException {
        Path ordinary = Files.writeString(folder.resolve("ordinary"), "");
        AtomicFile.write(folder.resolve("ours"), out -> {});
        assertEquals(Files.getPosixFilePermissions(ordinary), Files.getPosixFilePermissions(folder.resolve("ours")));
    }

    @Test
    void aContentMayCloseItsStream() throws IOException {
        Path file = folder.resolve("table.csv");
        AtomicFile.write(file, out -> {
            out.write("all of it".getBytes(StandardCharsets.UTF_8));
            out.close();
        });
        assertEquals("all of it", Files.readString(file));
    }

    @ParameterizedTest
    @CsvSource({
        "No space left on device, The disk is full",
        "There is not enough space on the disk, The disk is full",
        "Disk quota exceeded, Your disk quota is used up",
        "Read-only file system, is on a read-only file system"
    })
    void aDiskThatTakesNoMoreIsNamedAsWhatItIs(String reason, String words) {
        DiskFullException full = assertThrows(
                DiskFullException.class,
                () -> AtomicFile.write(folder.resolve("a.png"), out -> {
                    throw new IIOException("I/O error writing PNG file!", new IOException(reason));
                }));
        assertTrue(
                full.getMessage().contains(words) && full.getMessage().contains(folder.toString()), full.getMessage());
        assertEquals(folder, full.folder());
    }

    @Test
    void anInterruptDoesNotSpoilTheFile() throws IOException {
        Path file = folder.resolve("table.csv");
        Thread.currentThread().interrupt();
        AtomicFile.write(file, out -> out.write(new byte[100_000]));
        assertTrue(Thread.interrupted(), "who asked for the interrupt still sees it");
        assertEquals(100_000, Files.size(file));
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
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
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
