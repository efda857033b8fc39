// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Native memory is bounded: after a third of the work the process has all it will ever need. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "resident memory is read from /proc")
class MemoryTest {

    @TempDir
    Path folder;

    /** One input of 192x256 is 0.6 MB and its intermediates are tens of MB, so a leak shows as hundreds. */
    @ParameterizedTest
    @CsvSource({"inference, 40", "leases, 60", "explanations, 40", "training, 60"})
    void residentMemoryStopsGrowing(String work, long allowedGrowth) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms256m",
                        "-Xmx256m",
                        "-XX:+AlwaysPreTouch",
                        "-Dai.djl.offline=true",
                        "-Dai.djl.pytorch.num_threads=1",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MemoryProbe.class.getName(),
                        work,
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // On a busy machine glibc opens one 64 MB arena after another for threads that meet, which is no leak.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        List<Long> resident = output.lines().map(Long::valueOf).toList();
        assertEquals(2, resident.size(), output);
        long growth = resident.get(1) - resident.get(0);
        assertTrue(growth <= allowedGrowth, work + " grew by " + growth + " MB: " + resident);
    }
}
