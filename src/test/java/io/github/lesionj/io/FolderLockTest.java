// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    private static final ProcessMark ME = ProcessMark.current();
    private static final ProcessMark REUSED = new ProcessMark(ME.place(), ME.pid(), "1_0");
    private static final ProcessMark ELSEWHERE = new ProcessMark("00000000", 1, "1_0");

    @TempDir
    private Path folder;

    private Path lock;

    @BeforeEach
    void nameLock() {
        lock = folder.resolve(".lesionj.lock");
    }

    @Test
    void theSecondIsRefusedInASentenceThatNamesTheFirst() throws IOException {
        try (FolderLock first = FolderLock.take(folder, "lesionj segment a\nb")) {
            String refusal = assertThrows(UserException.class, () -> FolderLock.take(folder, "lesionj analyze"))
                    .getMessage();
            assertTrue(
                    refusal.startsWith("The folder " + folder + " is being written by 'lesionj segment a?b' (process "
                            + ME.pid() + " of " + System.getProperty("user.name") + " on " + ProcessMark.host()
                            + ", since 2"),
                    refusal);
            assertTrue(refusal.endsWith("): wait for its end or name another"), refusal);
            assertEquals(List.of(".lesionj.lock"), names());
        }
        assertEquals(List.of(), names());
        FolderLock.take(folder, "lesionj analyze").close();
        assertEquals(List.of(), names());
    }

    @Test
    void filesOfAFolderAreTakenOneByOne() throws IOException {
        Path long1 = folder.resolve("x".repeat(250) + ".csv"), long2 = folder.resolve("x".repeat(250) + ".tsv");
        try (FolderLock a = FolderLock.takeFile(folder.resolve("a.csv"), "lesionj classify");
                FolderLock b = FolderLock.takeFile(folder.resolve("b.csv"), "lesionj classify");
                FolderLock c = FolderLock.takeFile(long1, "lesionj classify");
                FolderLock d = FolderLock.takeFile(long2, "lesionj classify")) {
            String refusal = assertThrows(
                            UserException.class, () -> FolderLock.takeFile(folder.resolve("a.csv"), "lesionj classify"))
                    .getMessage();
            assertTrue(refusal.startsWith("The file " + folder.resolve("a.csv") + " is being written"), refusal);
        }
        assertEquals(List.of(), names());
    }

    @Test
    void aLinkToTheFolderIsTheSameFolder() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        try (FolderLock first = FolderLock.take(real, "lesionj segment")) {
            assertThrows(UserException.class, () -> FolderLock.take(link, "lesionj segment"));
        }
    }

    @Test
    void theLockOfADeadProcessIsTaken() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
        write(new ProcessMark(ME.place(), process.pid(), ME.start()));
        FolderLock.take(folder, "lesionj segment").close();
        assertEquals(List.of(), names());
    }

    @Test
    void theLockOfADeadProcessWhoseNumberIsUsedAgainIsTaken() throws IOException {
        write(REUSED);
        FolderLock.take(folder, "lesionj segment").close();
        assertEquals(List.of(), names());
    }

    @Test
    void theLockOfAnotherHostHoldsAsLongAsItIsRenewed() throws IOException {
        write(ELSEWHERE);
        String refusal = assertThrows(UserException.class, () -> FolderLock.take(folder, "lesionj segment"))
                .getMessage();
        assertTrue(refusal.contains("'lesionj train' (process 1 of anna on far, since today)"), refusal);
        assertTrue(
                refusal.endsWith("its lock " + lock.toRealPath() + " is void 5 minutes after its last sign of life"),
                refusal);
        Files.setLastModifiedTime(
                lock, FileTime.from(Instant.now().minus(FolderLock.SILENCE).minusSeconds(5)));
        FolderLock.take(folder, "lesionj segment").close();
        assertEquals(List.of(), names());
    }

    @Test
    void aLockThatIsCutHoldsForAWhile() throws IOException {
        Files.writeString(lock, "host: a\n");
        String refusal = assertThrows(UserException.class, () -> FolderLock.take(folder, "lesionj segment"))
                .getMessage();
        assertTrue(refusal.contains("is being written by another run"), refusal);
        Files.setLastModifiedTime(
                lock, FileTime.from(Instant.now().minus(FolderLock.SILENCE).minusSeconds(5)));
        FolderLock.take(folder, "lesionj segment").close();
    }

    @Test
    void aLockThatAnotherTookMeanwhileIsNotReleased() throws IOException {
        FolderLock first = FolderLock.take(folder, "lesionj segment");
        write(ELSEWHERE);
        first.close();
        assertTrue(Files.exists(lock));
    }

    @Test
    void ofManyOneAtATimeHoldsItAlsoAfterADeadOne() throws Exception {
        AtomicInteger inside = new AtomicInteger(), taken = new AtomicInteger(), most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < 8; i++)
            ends.add(threads.submit(() -> {
                for (int turn = 0; turn < 30; turn++) {
                    try (FolderLock held = FolderLock.take(folder, "lesionj segment")) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        taken.incrementAndGet();
                        Thread.sleep(1);
                        inside.decrementAndGet();
                    } catch (UserException refused) {
                        Thread.sleep(1);
                    }
                }
                return null;
            }));
        for (Future<?> end : ends) end.get();
        threads.shutdown();
        assertEquals(1, most.get());
        assertTrue(taken.get() > 0);
        assertEquals(List.of(), names());
    }

    @Test
    void clearsAwayWhatDeadProcessesLeft() throws IOException {
        List<String> kept = new ArrayList<>(List.of("a.part", ".lesionj-x.part", ".hidden"));
        for (String name : kept) Files.writeString(folder.resolve(name), "");
        Files.writeString(folder.resolve(unfinished(REUSED)), "half");
        Files.writeString(
                folder.resolve(".a.csv.lesionj.lock"), new String(owner(REUSED).content(), StandardCharsets.UTF_8));
        Path old = Files.writeString(folder.resolve(unfinished(new ProcessMark("00000000", 2, "1_0"))), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(90_000)));
        kept.add(unfinished(ELSEWHERE));
        kept.add(unfinished(ME));
        for (String name : kept) Files.writeString(folder.resolve(name), "half");
        FolderLock.take(folder, "lesionj segment").close();
        assertEquals(kept.stream().sorted().toList(), names());
    }

    @Test
    void aFolderThatCannotBeLockedIsNamed() {
        IOException failure =
                assertThrows(IOException.class, () -> FolderLock.take(Path.of("/proc/self"), "lesionj segment"));
        assertTrue(failure.getMessage().startsWith("The folder /proc/self cannot be locked"), failure.getMessage());
    }

    private void write(ProcessMark mark) throws IOException {
        Files.write(lock, owner(mark).content());
    }

    private static LockOwner owner(ProcessMark mark) {
        return new LockOwner(mark, "t", "far", "anna", "lesionj train", "today");
    }

    private static String unfinished(ProcessMark mark) {
        return ".lesionj-" + mark.text() + "-0123abcd.part";
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
