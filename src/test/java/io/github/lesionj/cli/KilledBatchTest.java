// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A batch whose process is killed ({@code kill -9}) leaves nothing that the next call does not put right. */
class KilledBatchTest extends CommandLineTestBase {

    private static final int KILLS = 3;
    private static final int PICTURES = 12;

    @Test
    void calledAgainItEndsAsIfItHadNotBeenKilled() throws Exception {
        for (int i = 0; i < PICTURES; i++) draw("in/" + (10 + i) + ".png", 5 + i, 5);
        assertEquals(0, run("analyze", "@in", "--output", "@whole").code());
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < KILLS; i++) killAfter(1 + random.nextInt(PICTURES - 1), random.nextInt(20));
        assertTrue(list("killed").contains(".lesionj.lock"), "the last one was killed at work, seed " + seed);
        Run last = run("analyze", "@in", "--output", "@killed");
        assertEquals(0, last.code(), last.err());
        List<String> files = list("whole");
        assertEquals(files, list("killed"), "seed " + seed);
        for (String name : files)
            assertArrayEquals(
                    Files.readAllBytes(file("whole/" + name)),
                    Files.readAllBytes(file("killed/" + name)),
                    name + ", seed " + seed);
    }

    private void killAfter(int pictures, int millis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-XX:TieredStopAtLevel=1",
                        "-Dslow=20",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlowMain.class.getName(),
                        "analyze",
                        file("in").toString(),
                        "--output",
                        file("killed").toString())
                .redirectError(file("err").toFile())
                .start();
        try (BufferedReader lines = process.inputReader()) {
            for (int i = 0; i < pictures; i++) lines.readLine();
            Thread.sleep(millis);
            process.destroyForcibly();
            process.waitFor();
        }
    }
}
