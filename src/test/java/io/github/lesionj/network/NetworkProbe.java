package io.github.lesionj.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.util.Pair;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.TorchOp;
import java.util.ArrayList;
import java.util.List;

/** What the tests ask of every network, whatever it looks like inside. */
public final class NetworkProbe {

    private NetworkProbe() {}

    /** Counts from the shapes alone, which layers know before they are initialised. */
    public static void assertCounts(Layer network, long trained, long stored) {
        long all = 0, trainable = 0;
        for (Pair<String, Parameter> entry : network.getParameters()) {
            long size = entry.getValue().getShape().size();
            all += size;
            if (entry.getValue().requiresGradient()) trainable += size;
        }
        assertEquals(trained, trainable);
        assertEquals(stored, all);
    }

    /** Runs one training pass at the given size; checks the output's shape and that all trained parameters learn. */
    public static void assertLearns(Layer network, int channels, long height, long width, Shape expected) {
        TorchEngine.start();
        try (NDManager manager = NDManager.newBaseManager()) {
            Engine.getInstance().setRandomSeed(1);
            network.initialize(manager, DataType.FLOAT32);
            NDArray x = manager.randomNormal(new Shape(expected.get(0), channels, height, width));
            try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
                NDArray y = network.apply(x, true);
                assertEquals(expected, y.getShape());
                gradients.backward(y.square().sum());
            }
            List<String> idle = new ArrayList<>();
            for (Pair<String, Parameter> entry : network.getParameters())
                if (entry.getValue().requiresGradient()
                        && !(entry.getValue().getArray().getGradient().abs().sum().getFloat() > 0))
                    idle.add(entry.getKey());
            assertTrue(idle.isEmpty(), () -> "No gradient reaches " + idle);
        }
    }

    /** Runs the network for use in both memory layouts; checks that shape and numbers agree and are finite. */
    public static void assertAnswers(Layer network, int channels, long height, long width, Shape expected) {
        TorchEngine.start();
        try (NDManager manager = NDManager.newBaseManager();
                TorchOp channelsLast = TorchOp.channelsLast(manager)) {
            network.initialize(manager, DataType.FLOAT32);
            NDArray x = manager.randomNormal(new Shape(expected.get(0), channels, height, width));
            NDArray y = network.apply(x, false);
            assertEquals(expected, y.getShape());
            float largest = y.abs().max().getFloat();
            assertTrue(Float.isFinite(largest));
            assertArrayEquals(
                    y.toFloatArray(), network.apply(channelsLast.apply(x), false).toFloatArray(), 1e-4f * largest);
        }
    }

    /** Copies one network's stored weights to its twin; both must then give the same numbers to the last bit. */
    public static void assertStores(Layer network, Layer twin, int channels, long height, long width) {
        TorchEngine.start();
        try (NDManager manager = NDManager.newBaseManager()) {
            network.initialize(manager, DataType.FLOAT32);
            twin.initialize(manager, DataType.FLOAT32);
            NDArray x = manager.randomNormal(new Shape(1, channels, height, width));
            Weights.read(Weights.of(network).toBytes()).copyTo(twin);
            assertArrayEquals(network.apply(x, false).toFloatArray(), twin.apply(x, false).toFloatArray());
        }
    }
}
