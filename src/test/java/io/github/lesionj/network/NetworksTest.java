package io.github.lesionj.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetworksTest {

    @BeforeAll
    static void startEngine() {
        TorchEngine.start();
    }

    static List<NetworkSpec> specs() {
        return List.of(
                new NetworkSpec("LesionLite", 3, 1, List.of(), 0),
                new NetworkSpec("LesionLite", 7, 1, List.of(8, 12, 16, 20, 24), 0),
                new NetworkSpec("ResNet18", 3, 7, List.of(8, 12, 16, 20), 0.3));
    }

    @ParameterizedTest
    @CsvSource({
        // trained parameters, and with running statistics: counted layer by layer outside Java
        "LesionLite, 3, 1, 690513, 693345",
        // 3x3x3x32+64, then per stage two blocks: 3x3 convolutions, two norms each, and 1x1 projections with norm
        "ResNet18, 3, 7, 1940775, 1944999",
    })
    void countsParametersAsPublished(String name, int channels, int outputs, long trained, long stored) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Layer network = initialised(new NetworkSpec(name, channels, outputs, List.of(), 0), manager);
            long all = 0, trainable = 0;
            for (Pair<String, Parameter> entry : network.getParameters()) {
                long size = entry.getValue().getArray().size();
                all += size;
                if (entry.getValue().requiresGradient()) trainable += size;
            }
            assertEquals(trained, trainable);
            assertEquals(stored, all);
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void takesAnySizeAndGivesTheRightShape(NetworkSpec spec) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Layer network = initialised(spec, manager);
            for (int[] size : new int[][] {{192, 256}, {64, 64}, {33, 47}, {16, 16}}) {
                NDArray out = network.apply(manager.ones(new Shape(2, spec.channels(), size[0], size[1])), false);
                Shape expected = spec.name().equals("ResNet18")
                        ? new Shape(2, spec.outputs())
                        : new Shape(2, spec.outputs(), size[0], size[1]);
                assertEquals(expected, out.getShape());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void gradientReachesEveryTrainableParameter(NetworkSpec spec) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Layer network = initialised(spec, manager);
            NDArray x = manager.randomNormal(new Shape(4, spec.channels(), 64, 64));
            try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
                gradients.backward(network.apply(x, true).square().sum());
            }
            for (Pair<String, Parameter> entry : network.getParameters())
                if (entry.getValue().requiresGradient())
                    assertTrue(entry.getValue().getArray().getGradient().abs().sum().getFloat() > 0, entry.getKey());
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void savedAndLoadedWeightsAnswerBitForBit(NetworkSpec spec) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray x = manager.randomNormal(new Shape(1, spec.channels(), 48, 40));
            Layer network = initialised(spec, manager);
            Layer copy = initialised(spec, manager);
            Weights.read(Weights.of(network).toBytes()).copyTo(copy);
            assertArrayEquals(network.apply(x, false).toFloatArray(), copy.apply(x, false).toFloatArray());
        }
    }

    @Test
    void unknownNameListsTheKnownOnes() {
        var failure = assertThrows(
                IllegalArgumentException.class,
                () -> Networks.create(new NetworkSpec("UNet3000", 3, 1, List.of(), 0)));
        assertTrue(failure.getMessage().contains("LesionLite"), failure.getMessage());
    }

    @Test
    void wrongNumberOfWidthsIsRefused() {
        var failure = assertThrows(
                IllegalArgumentException.class,
                () -> Networks.create(new NetworkSpec("LesionLite", 3, 1, List.of(8, 16), 0)));
        assertEquals("Network LesionLite takes 5 widths, not 2", failure.getMessage());
    }

    private static Layer initialised(NetworkSpec spec, NDManager manager) {
        Layer network = Networks.create(spec);
        network.initialize(manager, DataType.FLOAT32);
        return network;
    }
}
