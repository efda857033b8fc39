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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every published segmentation network: its size in print, and that it can be run, trained and stored. */
class SegmentationNetworksTest {

    @BeforeAll
    static void startEngine() {
        TorchEngine.start();
    }

    /** One small network of each name; widths that every norm and split can take. */
    static List<NetworkSpec> specs() {
        return List.of(
                new NetworkSpec("UNet", 3, 1, List.of(4, 8, 12), 0),
                new NetworkSpec("UNet-Nearest", 7, 2, List.of(4, 8, 12), 0),
                new NetworkSpec("UNet-Bilinear", 3, 1, List.of(4, 8, 12), 0),
                new NetworkSpec("UNet-Original", 3, 2, List.of(4, 8, 12), 0.2),
                new NetworkSpec("R2UNet", 3, 1, List.of(4, 8, 12), 0),
                new NetworkSpec("R2UNet-t3", 3, 1, List.of(4, 8), 0),
                new NetworkSpec("NablaN1-A", 3, 1, List.of(4, 8, 12), 0),
                new NetworkSpec("NablaN2-B", 3, 1, List.of(4, 8, 12), 0),
                new NetworkSpec("NablaN3-AB", 3, 1, List.of(4, 8, 8, 12), 0),
                new NetworkSpec("CDNN-29", 7, 1, List.of(4, 4, 4, 4, 4, 4, 8, 8, 8, 8, 8, 4, 4, 4, 4, 4, 4), 0.2),
                new NetworkSpec("CDNN-19", 3, 1, List.of(4, 4, 4, 4, 8, 4, 4, 4, 4), 0.2),
                new NetworkSpec("MALUNet", 3, 1, List.of(8, 8, 8, 16, 16, 16), 0),
                new NetworkSpec("ResUNet", 3, 1, List.of(4, 8, 12), 0),
                new NetworkSpec("SegNet", 3, 1, List.of(4, 4, 8, 8, 8), 0),
                new NetworkSpec("SegNetV2", 3, 1, List.of(4, 4, 8, 8, 8), 0),
                new NetworkSpec("SegNetV2-Nearest", 3, 1, List.of(4, 4, 8, 8, 8), 0),
                new NetworkSpec("U-Lite", 3, 1, List.of(4, 8, 8, 16), 0),
                new NetworkSpec("EGE-UNet", 3, 1, List.of(8, 8, 8, 16, 16, 16), 0));
    }

    @ParameterizedTest
    @CsvSource({
        // counted outside Java, layer by layer; the first three also as known from PyTorch
        "UNet,          3, 1, 64 128 256 512 1024, 31037633, 31049409",
        "UNet,          3, 2, 64 128 256 512 1024, 31037698, 31049474",
        "UNet-Nearest,  3, 1, 64 128 256 512 1024, 34527041, 34540737",
        "UNet,          3, 1, '',                   7763041,  7768929",
        "UNet-Bilinear, 3, 1, 64 128 256 512 1024, 17262977, 17271809",
        "UNet-Original, 1, 2, '',                  31030658, 31030658",
        "UNet-Original, 3, 2, '',                  31031810, 31031810",
        "R2UNet,        3, 1, '',                  39091393, 39105089",
        "R2UNet-t3,     3, 1, '',                  39091393, 39105089",
        "R2UNet,        3, 1, 16 32 64 128,          609585,   611217",
        "NablaN1-A,     3, 1, '',                   2447665,  2451089",
        "NablaN2-A,     3, 1, '',                   2653089,  2657185",
        "NablaN2-B,     3, 1, '',                   2625953,  2630049",
        "NablaN2-AB,    3, 1, '',                   2653089,  2657185",
        "NablaN3-A,     3, 1, '',                   2702225,  2706609",
        "NablaN3-B,     3, 1, '',                   2673809,  2678193",
        "NablaN3-AB,    3, 1, '',                   2702225,  2706609",
        "NablaN3-AB,    3, 1, 32 64 128 256 512,   10793761, 10802529",
        // the second number is the one that the paper of CDNN-29 prints for each of the two
        "CDNN-29,       7, 1, '',                   5037327,  5042589",
        "CDNN-29,       3, 1, '',                   5036743,  5041997",
        "CDNN-19,       3, 1, '',                    289041,   290129",
        "MALUNet,       3, 1, '',                    177943,   177943",
        "ResUNet,       3, 1, '',                   8220993,  8227393",
        "SegNet,        3, 1, '',                  29443585, 29459457",
        "SegNetV2,      3, 1, '',                  30493699, 30509573",
        "SegNetV2-Nearest, 3, 1, '',               33377795, 33393669",
        "U-Lite,        3, 1, '',                    878417,   881425",
        "EGE-UNet,      3, 1, '',                     53374,    53374",
        "MALUNet,       3, 1, 16 32 48 64 96 128,    674119,   674119",
    })
    void countsParametersAsPublished(
            String name, int channels, int outputs, String widths, long trained, long stored) {
        Layer network = Networks.create(new NetworkSpec(name, channels, outputs, numbers(widths), 0));
        long all = 0, trainable = 0;
        for (Pair<String, Parameter> entry : network.getParameters()) {
            long size = entry.getValue().getShape().size();
            all += size;
            if (entry.getValue().requiresGradient()) trainable += size;
        }
        assertEquals(trained, trainable);
        assertEquals(stored, all);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void takesAnySizeAndKeepsIt(NetworkSpec spec) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Layer network = initialised(spec, manager);
            for (int[] size : new int[][] {{48, 64}, {33, 47}, {5, 3}}) {
                NDArray out = network.apply(manager.ones(new Shape(2, spec.channels(), size[0], size[1])), false);
                assertEquals(new Shape(2, spec.outputs(), size[0], size[1]), out.getShape());
                assertTrue(out.isInfinite().logicalOr(out.isNaN()).none().getBoolean(), "not finite at " + size[0]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void gradientReachesEveryTrainableParameter(NetworkSpec spec) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Layer network = initialised(spec, manager);
            NDArray x = manager.randomNormal(new Shape(2, spec.channels(), 64, 64));
            try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
                NDArray out = network.apply(x, true);
                gradients.backward(out.mul(manager.randomNormal(out.getShape())).sum());
            }
            for (Pair<String, Parameter> entry : network.getParameters()) {
                if (!entry.getValue().requiresGradient()) continue;
                float size = entry.getValue().getArray().getGradient().abs().sum().getFloat();
                assertTrue(size > 0, () -> entry.getKey() + " has a gradient of " + size);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void savedAndLoadedWeightsAnswerBitForBit(NetworkSpec spec) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray x = manager.randomNormal(new Shape(1, spec.channels(), 40, 36));
            Layer network = initialised(spec, manager);
            Layer copy = initialised(spec, manager);
            Weights.read(Weights.of(network).toBytes()).copyTo(copy);
            assertArrayEquals(network.apply(x, false).toFloatArray(), copy.apply(x, false).toFloatArray());
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void pixelsStoredTogetherGiveTheSameAnswer(NetworkSpec spec) {
        try (NDManager manager = NDManager.newBaseManager();
                TorchOp channelsLast = TorchOp.channelsLast(manager)) {
            Layer network = initialised(spec, manager);
            NDArray x = manager.randomNormal(new Shape(1, spec.channels(), 64, 48));
            assertArrayEquals(
                    network.apply(x, false).toFloatArray(),
                    network.apply(channelsLast.apply(x), false).toFloatArray(),
                    1e-4f * Math.max(1, network.apply(x, false).abs().max().getFloat()));
        }
    }

    private static List<Integer> numbers(String text) {
        if (text.isEmpty()) return List.of();
        return Arrays.stream(text.split(" ")).map(Integer::valueOf).collect(Collectors.toList());
    }

    private static Layer initialised(NetworkSpec spec, NDManager manager) {
        Layer network = Networks.create(spec);
        network.initialize(manager, DataType.FLOAT32);
        return network;
    }
}
