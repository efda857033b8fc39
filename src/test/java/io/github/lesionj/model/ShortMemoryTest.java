// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.image.Symmetry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a network does whose memory does not suffice: PyTorch's own sentences come from one that has none. */
class ShortMemoryTest {

    private static final String OF_PROCESSOR =
            "[enforce fail at alloc_cpu.cpp:114] data. DefaultCPUAllocator: not enough memory: you tried to allocate 1024 bytes.";
    private static final String OF_GPU =
            "CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 8 GiB";

    @TempDir
    Path folder;

    private final List<Long> looks = new ArrayList<>();
    private ModelCard card;

    @BeforeEach
    void readCard() throws IOException {
        card = ModelStore.standard()
                .find(TinyModels.classifier(folder.resolve("tiny.zip"), 1).toString(), Task.CLASSIFICATION)
                .card();
    }

    /** Answers logits of 0 for as many rows as it has memory for. */
    private final class Fake implements RunningNetwork {
        private final long most;
        private final Throwable otherwise;

        Fake(long most, Throwable otherwise) {
            this.most = most;
            this.otherwise = otherwise;
        }

        @Override
        public float[] probabilities(ByteBuffer planes, Shape shape) {
            looks.add(shape.get(0));
            if (shape.get(0) > most) {
                if (otherwise instanceof Error error) throw error;
                throw (RuntimeException) otherwise;
            }
            return new float[(int) shape.get(0) * card.classes().size()];
        }

        @Override
        public List<FeatureMaps> gradCam(ByteBuffer planes, Shape shape) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long bytes(InputSpec input) {
            return 1;
        }

        @Override
        public void close() {}
    }

    private List<LoadedNetwork.Row> rows(int count) {
        int[] picture = new int[card.input().width() * card.input().height()];
        return Collections.nCopies(count, new LoadedNetwork.Row(picture, Symmetry.IDENTITY));
    }

    private LoadedNetwork network(ai.djl.Device device, List<RunningNetwork> networks) {
        ArrayList<RunningNetwork> left = new ArrayList<>(networks);
        return new LoadedNetwork(
                card, new ComputeDevice(device, "a test's", NetworkRuntime.PYTORCH), chosen -> left.remove(0));
    }

    @Test
    void fewerPicturesGoThroughTogetherAndItIsSaid() {
        for (Throwable failure : List.of(new EngineException(OF_PROCESSOR), new OutOfMemoryError("Cannot reserve"))) {
            looks.clear();
            try (LoadedNetwork network = network(ai.djl.Device.cpu(), List.of(new Fake(3, failure)))) {
                assertEquals("cpu by PyTorch (a test's)", network.device().toString());
                assertEquals(10, network.answers(rows(10)).size());
                assertEquals(List.of(10L, 5L, 2L, 2L, 2L, 2L, 2L), looks);
                assertEquals(
                        "cpu by PyTorch (a test's; 2 looks at a time, as the memory is short)",
                        network.device().toString());
                looks.clear();
                network.answers(rows(4));
                assertEquals(List.of(2L, 2L), looks, "it is not tried again");
            }
        }
    }

    @Test
    void aGraphicsProcessorThatIsFullGivesWayToTheProcessor() {
        Fake full = new Fake(0, new EngineException(OF_GPU)), processor = new Fake(16, null);
        try (LoadedNetwork network = network(ai.djl.Device.gpu(0), List.of(full, processor))) {
            assertEquals(3, network.answers(rows(3)).size());
            assertEquals(List.of(3L, 1L, 3L), looks);
            assertTrue(
                    network.device().toString().startsWith("cpu by PyTorch (the memory of gpu(0) did not suffice"),
                    network.device().toString());
        }
    }

    @Test
    void whereNothingHelpsOneSentenceSaysSoAndABatchTriesItAlone() {
        try (LoadedNetwork network =
                network(ai.djl.Device.cpu(), List.of(new Fake(0, new EngineException(OF_PROCESSOR))))) {
            NativeMemoryException failure = assertThrows(NativeMemoryException.class, () -> network.answers(rows(2)));
            assertTrue(failure.getMessage().startsWith("PyTorch does not get the memory that it asks for; close"));
        }
    }

    @Test
    void onnxRuntimeSaysItInOtherWords() {
        ModelException failure = new ModelException(
                "cannot work on (4,3,48,64): BFCArena: Failed to allocate memory for requested buffer");
        try (LoadedNetwork network = network(ai.djl.Device.cpu(), List.of(new Fake(1, failure)))) {
            assertEquals(4, network.answers(rows(4)).size());
            assertEquals(List.of(4L, 2L, 1L, 1L, 1L, 1L), looks);
        }
    }

    @Test
    void anotherFailureIsNoneOfMemory() {
        EngineException failure = new EngineException("The size of tensor a must match the size of tensor b");
        try (LoadedNetwork network = network(ai.djl.Device.cpu(), List.of(new Fake(0, failure)))) {
            assertThrows(EngineException.class, () -> network.answers(rows(2)));
            assertEquals(List.of(2L), looks);
            assertFalse(network.isShort());
        }
    }
}
