// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.model.ModelArchive;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training whose process is killed ({@code kill -9}) goes on to the same end. Its recipe has all that has a memory:
 * momentum, layers that thaw, a plateau schedule, early stopping, balanced sampling, accumulation, chance in the network.
 */
class KilledTrainingTest {

    private static final int KILLS = 2;

    @TempDir
    Path folder;

    @BeforeEach
    void writeData() throws IOException {
        TinyData.write(folder, 24);
        Files.writeString(
                folder.resolve("recipe.json"),
                TinyData.classificationRecipe(40)
                        .replace("\"optimizer\": {\"learningRate\": 0.01}, \"batchSize\": 4", """
                "optimizer": {"name": "sgd", "momentum": 0.9, "learningRate": 0.01,
                  "schedule": {"name": "plateau", "patience": 0, "factor": 0.5, "threshold": 0.02, "monitor": "train_loss"}},
                "freeze": {"layers": ["conv1", "bn1", "layer1.0"], "epochs": 2}, "earlyStopping": {"patience": 4, "threshold": 0.05, "monitor": "train_loss"},
                "sampling": "balanced", "accumulationSteps": 2, "batchSize": 2"""));
    }

    private Process start(String output) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dai.djl.offline=true",
                        "-Dai.djl.pytorch.num_threads=1",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        folder.toString(),
                        output)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Trains in a process of its own and prints a line for each batch. */
    public static final class Child {

        private Child() {}

        /** @param args the folder of data and recipe, and the output folder's name */
        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[0]);
            TrainingMonitor monitor = new TrainingMonitor() {
                @Override
                public void step(Step step) {
                    System.out.println(step.epoch());
                }
            };
            TrainingPlan.of(Recipe.read(folder.resolve("recipe.json")), folder, Optional.empty(), "cpu")
                    .prepare(folder.resolve(args[1]), monitor)
                    .run();
        }
    }

    @Test
    void endsWithTheSameBytes() throws IOException, InterruptedException {
        Process whole = start("whole");
        long batches = whole.inputReader().lines().count();
        assertEquals(0, whole.waitFor());
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int kills = 0;
        for (int i = 0; i < KILLS; i++)
            if (killAfter(1 + random.nextInt((int) batches / 2), random.nextInt(30))) kills++;
        Process last = start("killed");
        long left = last.inputReader().lines().count();
        assertEquals(0, last.waitFor(), "seed " + seed);
        assertTrue(kills > 0 && left > 0, "seed " + seed + ": " + kills + " kills, " + left + " batches left");
        assertEquals(log("whole"), log("killed"), "seed " + seed);
        assertArrayEquals(weights("whole"), weights("killed"), "seed " + seed);
        assertTrue(log("whole").size() < 41, "early stopping ends this training");
    }

    /** @return whether the training was still running */
    private boolean killAfter(int batches, int millis) throws IOException, InterruptedException {
        Process process = start("killed");
        try (BufferedReader lines = process.inputReader()) {
            for (int i = 0; i < batches; i++) lines.readLine();
            Thread.sleep(millis);
            process.destroyForcibly();
            return process.waitFor() != 0;
        }
    }

    private byte[] weights(String output) {
        return ModelArchive.read(folder.resolve(output).resolve("tiny.zip"))
                .weights()
                .toBytes();
    }

    /** All columns up to the seconds, which no two runs share. */
    private List<String> log(String output) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(output).resolve("log.csv"));
        int figures = List.of(lines.get(0).split(",")).indexOf("seconds");
        return lines.stream()
                .map(line -> String.join(",", List.of(line.split(",")).subList(0, figures)))
                .toList();
    }
}
