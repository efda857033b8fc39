// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.TensorTestBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest extends TensorTestBase {

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();
    private Checkpoints checkpoints;
    private Path newest;

    private final TrainingMonitor monitor = new TrainingMonitor() {
        @Override
        public void note(String sentence) {
            notes.add(sentence);
        }
    };

    @BeforeEach
    void addTwo() throws IOException {
        checkpoints = new Checkpoints(folder);
        newest = folder.resolve("checkpoint.zip");
        add(10);
        add(20);
    }

    private void add(long steps) throws IOException {
        Weights weights = Weights.of(Map.of("w", manager.create(new float[] {steps, 1, 2}, new Shape(3))));
        checkpoints.add(new Checkpoint(
                new Checkpoint.Progress("hash", "data", List.of(), steps, TrainingResult.NONE),
                Map.of("network", weights)));
    }

    private float firstWeight() {
        return checkpoints.latest(monitor).orElseThrow().state().get("network").values("w")[0];
    }

    @Test
    void theNewestServes() {
        assertEquals(20, firstWeight());
        assertTrue(notes.isEmpty());
    }

    @Test
    void ofADamagedOneNothingIsUsed() throws IOException {
        byte[] whole = Files.readAllBytes(newest);
        for (int length : new int[] {0, 10, whole.length / 2, whole.length - 300}) {
            Files.write(newest, Arrays.copyOf(whole, length));
            assertEquals(10, firstWeight(), "cut to " + length + " of " + whole.length);
        }
        int data = new String(whole, StandardCharsets.ISO_8859_1).indexOf("data_offsets") + 30;
        byte[] flipped = whole.clone();
        flipped[data] ^= 1;
        Files.write(newest, flipped);
        assertEquals(10, firstWeight(), "one bit is wrong");
        assertEquals(5, notes.size());
        assertTrue(
                notes.get(4).startsWith("The checkpoint " + newest + " is damaged (")
                        && notes.get(4).endsWith("; the one before it is used, after epoch 0"),
                notes.get(4));
    }

    @Test
    void aDeathBetweenTheTwoWritesLeavesTheOneBefore() throws IOException {
        Files.delete(newest);
        assertEquals(10, firstWeight());
    }

    @Test
    void bothDamagedAreNamed() throws IOException {
        Path before = folder.resolve("checkpoint-before.zip");
        Files.write(newest, new byte[9]);
        Files.write(before, new byte[9]);
        String failure = assertThrows(TrainingException.class, () -> checkpoints.latest(monitor))
                .getMessage();
        assertTrue(failure.contains(newest.toString()) && failure.contains(before.toString()), failure);
        Files.delete(newest);
        Files.delete(before);
        assertTrue(checkpoints.latest(monitor).isEmpty());
    }
}
