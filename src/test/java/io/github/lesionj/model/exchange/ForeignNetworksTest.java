// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.NetworkSpec;
import io.github.lesionj.network.Networks;
import io.github.lesionj.network.layer.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A network filled under another library's names, in any order, answers as that library's does. The names, shapes and
 * answers are src/test/reference/foreign_networks.py's and keras_networks.py's; the numbers follow from the names.
 */
class ForeignNetworksTest {

    private static final int CLASSES = 7;

    private record Foreign(
            String network, String library, int height, int width, Map<String, long[]> shapes, double[] logits) {

        @Override
        public String toString() {
            return library + " as " + network;
        }

        Weights weights() {
            List<String> names = new ArrayList<>(shapes.keySet());
            Collections.shuffle(names, new Random(5));
            Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
            for (String name : names)
                tensors.put(
                        name, new Weights.Tensor(shapes.get(name), FloatBuffer.wrap(numbers(name, shapes.get(name)))));
            return new Weights(tensors);
        }
    }

    @BeforeAll
    static void start() {
        TorchEngine.start();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void answersAsTheLibraryDoes(Foreign foreign) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Layer network = network(foreign.network, CLASSES, manager);
            MatchReport report = new LayerMatch(network).fill("file", foreign.weights());
            assertTrue(report.leftOver().isEmpty(), report.toString());
            assertTrue(report.kept().stream().allMatch(name -> name.endsWith("bn.weight")), report.toString());
            float[] picture = uniform("picture", -1, 1, 3 * foreign.height * foreign.width);
            float[] logits = network.apply(
                            manager.create(picture, new Shape(1, 3, foreign.height, foreign.width)), false)
                    .toFloatArray();
            double largest = Arrays.stream(foreign.logits).map(Math::abs).max().orElseThrow();
            for (int i = 0; i < CLASSES; i++) assertEquals(foreign.logits[i], logits[i], 1e-4 * largest);
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAndLeavesTheNetworkUntouched() throws IOException {
        Map<String, String> refusals = Map.of(
                "ResNet101",
                "torchvision/resnet50",
                "EfficientNetB0-SAME",
                "timm/tf_efficientnet_lite0",
                "EfficientNetLite0",
                "timm/tf_efficientnet_b0",
                "LesionLite",
                "torchvision/mobilenet_v2");
        for (Map.Entry<String, String> refusal : refusals.entrySet())
            try (NDManager manager = NDManager.newBaseManager()) {
                Layer network = network(refusal.getKey(), 1, manager);
                byte[] before = Weights.of(network).toBytes();
                Weights weights = networks()
                        .filter(foreign -> foreign.library.equals(refusal.getValue()))
                        .findFirst()
                        .orElseThrow()
                        .weights();
                assertThrows(ModelException.class, () -> new LayerMatch(network).fill("file", weights));
                assertTrue(Arrays.equals(before, Weights.of(network).toBytes()), refusal.getKey());
            }
    }

    @Test
    void anIncompleteFileIsRefused() throws IOException {
        Foreign foreign = networks().findFirst().orElseThrow();
        try (NDManager manager = NDManager.newBaseManager()) {
            Layer network = network(foreign.network, CLASSES, manager);
            Map<String, Weights.Tensor> tensors =
                    new LinkedHashMap<>(foreign.weights().tensors());
            tensors.remove("layer3.2.bn2.running_var");
            String message = assertThrows(
                            ModelException.class, () -> new LayerMatch(network).fill("file", new Weights(tensors)))
                    .getMessage();
            assertTrue(message.contains("layer3.2.bn2"), message);
        }
    }

    @Test
    void aUNetTakesTheClassifiersEncoder() throws IOException {
        Foreign foreign = networks().findFirst().orElseThrow();
        try (NDManager manager = NDManager.newBaseManager()) {
            MatchReport report =
                    new LayerMatch(network("ResNet50-UNet-SKIP4", 1, manager)).fill("file", foreign.weights());
            assertEquals(List.of("fc"), report.leftOver());
            assertEquals(53 * 5, report.filled().size());
            assertTrue(report.kept().stream().noneMatch(name -> name.startsWith("encoder.")), report.toString());
        }
    }

    @Test
    void aHeadForOtherClassesStaysAsItIs() throws IOException {
        Foreign foreign = networks().findFirst().orElseThrow();
        try (NDManager manager = NDManager.newBaseManager()) {
            MatchReport report = new LayerMatch(network(foreign.network, 3, manager)).fill("file", foreign.weights());
            assertEquals(2, report.kept().size());
            assertEquals(List.of("fc"), report.leftOver());
            assertEquals(3, report.lines().size());
        }
    }

    private static Layer network(String name, int outputs, NDManager manager) {
        Layer network = Networks.create(new NetworkSpec(name, 3, outputs, List.of(), 0));
        network.initialize(manager, DataType.FLOAT32);
        return network;
    }

    static Stream<Foreign> networks() throws IOException {
        List<Foreign> networks = new ArrayList<>();
        for (String resource : List.of("networks.txt", "keras-networks.txt"))
            try (InputStream in = ForeignNetworksTest.class.getResourceAsStream("/exchange/" + resource)) {
                if (in != null) read(new String(in.readAllBytes(), StandardCharsets.UTF_8), networks);
            }
        return networks.stream();
    }

    private static void read(String text, List<Foreign> into) {
        String[] head = {};
        Map<String, long[]> shapes = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ");
            if (words[0].equals("logits")) {
                double[] logits = Stream.of(words)
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                into.add(new Foreign(
                        head[0],
                        head[1],
                        Integer.parseInt(head[2]),
                        Integer.parseInt(head[3]),
                        Map.copyOf(shapes),
                        logits));
                shapes.clear();
                head = new String[] {};
            } else if (head.length == 0) {
                head = words;
            } else {
                shapes.put(
                        words[0],
                        Stream.of(words).skip(1).mapToLong(Long::parseLong).toArray());
            }
        }
    }

    /** As the scripts: by the part's name and the number of axes. */
    private static float[] numbers(String name, long[] shape) {
        int count = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        if (name.matches(".*(running_var|moving_variance)")) return uniform(name, 0.7, 1.3, count);
        if (shape.length > 1) {
            long fan = name.contains("kernel") ? kerasFan(name, shape) : count / shape[0];
            return uniform(name, -Math.sqrt(6.0 / fan), Math.sqrt(6.0 / fan), count);
        }
        return name.matches(".*(weight|gamma)") ? uniform(name, 0.7, 1.3, count) : uniform(name, -0.1, 0.1, count);
    }

    private static long kerasFan(String name, long[] shape) {
        boolean depthwise = name.contains("dw") || name.contains("depthwise");
        return shape.length == 2 ? shape[0] : shape[0] * shape[1] * (depthwise ? 1 : shape[2]);
    }

    private static float[] uniform(String name, double low, double high, int count) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        long start = crc.getValue() << 24;
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            long z = (start + i + 1) * 0x9E3779B97F4A7C15L;
            z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
            z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
            z ^= z >>> 31;
            numbers[i] = (float) (low + (high - low) * ((double) (z >>> 40) / (1 << 24)));
        }
        return numbers;
    }
}
