// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.batch.ImageBatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch whose process is killed ({@code kill -9}) loses nothing, repeats nothing and leaves nothing half done. */
class KilledBatchTest extends CommandLineTestBase {

    private static final int KILLS = 3;
    private static final int PICTURES = 16;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @ValueSource(strings = {"analyze --rois", "segment-large --tile 64 --all-parts --crops"})
    void calledAgainItEndsAsIfItHadNotBeenKilled(String call) throws Exception {
        for (int i = 0; i < PICTURES; i++) draw("in/" + (10 + i) + ".png", i % 8 == 3 ? 0 : 5 + i, 5);
        Files.writeString(file("in/broken.png"), "no picture");
        Files.copy(Path.of("src/test/resources/reference/stacks/pages.tif"), file("in/stack.tif"));
        assertEquals(1, run(words(call, "@in", "@whole")).code());
        int begun = 0;
        for (int i = 0; i < KILLS; i++) begun += killAfter(call, 1 + random.nextInt(4), random.nextInt(25));
        assertTrue(list("killed").contains(".lesionj.lock"), "the last one was killed at work, seed " + seed);
        int done = journalled(call);
        assertTrue(begun - done <= KILLS * ImageBatch.TOGETHER, begun + " begun, " + done);
        Run last = run(words(call, "@in", "@killed"));
        assertEquals(1, last.code(), last.err());
        assertTrue(
                last.err().contains("20 of 21 images done in ")
                        && (done == 0 || last.err().contains(", " + done + " of them by an earlier call, 1 failed")),
                last.err());
        List<String> files = list("whole");
        assertEquals(files, list("killed"), "seed " + seed);
        for (String name : files)
            assertArrayEquals(
                    Files.readAllBytes(file("whole/" + name)),
                    Files.readAllBytes(file("killed/" + name)),
                    name + ", seed " + seed);
    }

    private static String[] words(String call, String input, String output) {
        return (call + " " + input + " --output " + output).split(" ");
    }

    private int journalled(String call) throws IOException {
        return (int) Files.readAllLines(file("killed/.lesionj-" + call.split(" ")[0] + ".jsonl")).stream()
                .filter(line -> line.contains("\"sha256\"") && line.endsWith("}"))
                .count();
    }

    /** @return how many pictures were begun */
    private int killAfter(String call, int pictures, int millis) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-XX:TieredStopAtLevel=1",
                "-Dslow=20",
                "-cp",
                System.getProperty("java.class.path"),
                SlowMain.class.getName()));
        command.addAll(List.of(words(call, file("in").toString(), file("killed").toString())));
        Process process =
                new ProcessBuilder(command).redirectError(file("err").toFile()).start();
        try (BufferedReader lines = process.inputReader()) {
            for (int i = 0; i < pictures; i++) lines.readLine();
            Thread.sleep(millis);
            process.toHandle().destroyForcibly();
            process.waitFor();
            return pictures + (int) lines.lines().count();
        }
    }
}
