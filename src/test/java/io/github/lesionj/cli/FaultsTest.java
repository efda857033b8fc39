// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens around a batch and is nobody's wish: one sentence, nothing half written, and the same call goes on. */
class FaultsTest extends CommandLineTestBase {

    private static final int PICTURES = 12;

    private void pictures() throws IOException {
        for (int i = 0; i < PICTURES; i++) draw("in/" + (10 + i) + ".png", 4 + i, 5);
    }

    private static String[] words(String call, String output) {
        return (call + " @in --output " + output).split(" ");
    }

    private void assertSameFiles(String one, String other) throws IOException {
        assertEquals(list(one), list(other));
        for (String name : list(one))
            assertArrayEquals(
                    Files.readAllBytes(file(one + "/" + name)), Files.readAllBytes(file(other + "/" + name)), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "segment --review", "batch --do classify", "segment-large --tile 64", "measure"})
    void whatAnotherRuntimeBeganItDoesNotGoOnWith(String call) throws IOException {
        draw("in/mole.png", 10, 5);
        models.runtime = "PyTorch";
        assertEquals(0, run(words(call, "@out")).code());
        byte[] before = Files.readAllBytes(journal());
        models.runtime = "ONNX Runtime";
        Run other = run(words(call, "@out"));
        assertEquals(2, other.code(), other.err());
        assertTrue(
                other.err()
                        .contains(
                                "were begun with other settings (runtime was PyTorch and is ONNX Runtime): name another"
                                        + " output, or start anew"),
                other.err());
        assertArrayEquals(before, Files.readAllBytes(journal()));
        models.runtime = "PyTorch";
        Run same = run(words(call, "@out"));
        assertTrue(same.code() == 0 && same.err().contains("of them by an earlier call"), same.err());
    }

    private Path journal() throws IOException {
        try (var files = Files.list(file("out"))) {
            return files.filter(one -> one.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "segment-large --tile 64"})
    void aPictureThatVanishesFailsAloneAndIsDoneOnceItIsBack(String call) throws IOException {
        pictures();
        assertEquals(0, run(words(call, "@whole")).code());
        Path last = file("in/" + (10 + PICTURES - 1) + ".png"), aside = file("aside.png");
        AtomicInteger asked = new AtomicInteger();
        stop = () -> {
            if (asked.getAndIncrement() == 1) move(last, aside);
            return false;
        };
        Run run = run(words(call, "@out"));
        assertEquals(1, run.code(), run.err());
        assertTrue(run.err().contains(last + " does not exist; please check the path"), run.err());
        assertTrue(run.err().contains("11 of 12 images done"), run.err());
        assertEquals(2, Files.readAllLines(file("out/failures.csv")).size());
        move(aside, last);
        Run again = run(words(call, "@out"));
        assertTrue(again.code() == 0 && again.err().contains("11 of them by an earlier call"), again.err());
        assertSameFiles("whole", "out");
    }

    private static void move(Path from, Path to) {
        assertTrue(from.toFile().renameTo(to.toFile()));
    }

    @Test
    void aFolderThatMayNotBeReadIsNamed() throws IOException {
        draw("in/mole.png", 10, 5);
        draw("in/closed/other.png", 10, 5);
        Files.setPosixFilePermissions(file("in/closed"), PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(file("in/closed")), "LesionJ: root may read every folder");
            Run run = run("segment", "@in", "--recursive", "--output", "@out");
            assertEquals(2, run.code());
            assertTrue(run.err().contains("There is no permission to read the folder " + file("in/closed")), run.err());
        } finally {
            Files.setPosixFilePermissions(file("in/closed"), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** On a real disk that is full: a little file system in memory, which only root may mount. */
    @ParameterizedTest
    @ValueSource(strings = {"analyze", "segment-large --tile 64", "segment --write geojson,ome-tiff --review"})
    void aFullDiskEndsTheWorkAndTheSameCallGoesOnOnceThereIsRoom(String call) throws Exception {
        pictures();
        assertEquals(0, run(words(call, "@whole")).code());
        Path disk = Files.createDirectory(file("disk"));
        assumeTrue(
                mount("-t", "tmpfs", "-o", "size=64k", "none", disk.toString()) == 0,
                "LesionJ: a small disk can only be mounted by root");
        try {
            Run full = run(words(call, "@disk/out"));
            assertEquals(1, full.code(), full.err());
            assertTrue(full.err().contains("The disk is full: the folder " + file("disk/out") + " has"), full.err());
            assertTrue(full.err().contains("make room, or name an output elsewhere, and call again"), full.err());
            for (String name : list("disk/out")) {
                assertFalse(name.startsWith("."), name + " is left over");
                if (name.endsWith(".csv")) continue;
                assertArrayEquals(
                        Files.readAllBytes(file("whole/" + name)), Files.readAllBytes(file("disk/out/" + name)), name);
            }
            assertEquals(0, mount("-o", "remount,size=4m", disk.toString()));
            Run rest = run(words(call, "@disk/out"));
            assertEquals(0, rest.code(), rest.err());
            assertTrue(rest.err().contains("of them by an earlier call"), rest.err());
            assertSameFiles("whole", "disk/out");
        } finally {
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }

    private static int mount(String... words) throws InterruptedException {
        try {
            List<String> command = new ArrayList<>(List.of("mount"));
            command.addAll(List.of(words));
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
