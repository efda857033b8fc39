// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.google.gson.JsonObject;
import io.github.lesionj.network.NetworkSpec;
import io.github.lesionj.network.Networks;
import io.github.lesionj.network.layer.Layer;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Untrained models of a few kilobytes, for tests. */
public final class TinyModels {

    private TinyModels() {}

    /** Writes a segmentation model of 64x48 pixels with random weights. */
    public static Path segmenter(Path zip, int seed) throws IOException {
        return segmenter(zip, List.of(4, 4, 8, 8, 8), input(64, 48), seed);
    }

    /** Writes a segmentation model of the bundled one's size, 256x192 pixels, with random weights. */
    public static Path wideSegmenter(Path zip, int seed) throws IOException {
        return segmenter(zip, List.of(), input(256, 192), seed);
    }

    /** Writes a U-Net that sees 92 pixels around each, with random weights, which are the same for inputs of all sizes. */
    public static Path unet(Path zip, int width, int height, int seed) throws IOException {
        NetworkSpec spec = new NetworkSpec("UNet", 3, 1, List.of(4, 4, 8, 8, 8), 0);
        return write(zip, Task.SEGMENTATION, spec, input(width, height), List.of("lesion"), seed, 1);
    }

    private static Path segmenter(Path zip, List<Integer> widths, InputSpec input, int seed) throws IOException {
        NetworkSpec spec = new NetworkSpec("LesionLite", 3, 1, widths, 0);
        return write(zip, Task.SEGMENTATION, spec, input, List.of("lesion"), seed, 1);
    }

    /** Writes a classification model of 64x48 pixels with random weights. */
    public static Path classifier(Path zip, int seed) throws IOException {
        NetworkSpec spec = new NetworkSpec("ResNet18", 3, 3, List.of(4, 4, 8, 8), 0);
        return write(zip, Task.CLASSIFICATION, spec, input(64, 48), List.of("A", "B", "C"), seed, 1);
    }

    /** Writes a classification model of 128x96 pixels, as wide as a real one, with random weights. */
    public static Path wideClassifier(Path zip, int seed) throws IOException {
        NetworkSpec spec = new NetworkSpec("ResNet18", 3, 3, List.of(), 0);
        return write(zip, Task.CLASSIFICATION, spec, input(128, 96), List.of("A", "B", "C"), seed, 1);
    }

    /** Writes a model whose numbers are another's, those of the layers whose names begin so in random order. */
    public static Path shuffled(Path zip, StoredModel model, List<String> layers, int seed) throws IOException {
        Random random = new Random(seed);
        Map<String, Weights.Tensor> shuffled = new LinkedHashMap<>();
        model.weights().tensors().forEach((name, tensor) -> {
            float[] numbers = new float[tensor.values().remaining()];
            tensor.values().duplicate().get(numbers);
            for (int i = layers.stream().anyMatch(name::startsWith) ? numbers.length - 1 : 0; i > 0; i--) {
                int other = random.nextInt(i + 1);
                float swapped = numbers[i];
                numbers[i] = numbers[other];
                numbers[other] = swapped;
            }
            shuffled.put(name, new Weights.Tensor(tensor.shape(), FloatBuffer.wrap(numbers)));
        });
        ModelArchive.write(zip, model.card(), new Weights(shuffled), false, Map.of());
        return zip;
    }

    /** Writes a classification model whose weights are numbers and whose answers are none. */
    public static Path overflowing(Path zip) throws IOException {
        NetworkSpec spec = new NetworkSpec("ResNet18", 3, 3, List.of(4, 4, 8, 8), 0);
        return write(zip, Task.CLASSIFICATION, spec, input(64, 48), List.of("A", "B", "C"), 1, 1e30f);
    }

    /** Writes a segmentation model whose input is as large as a card may ask for. */
    public static Path hugeSegmenter(Path zip) throws IOException {
        NetworkSpec spec = new NetworkSpec("UNet-Original", 3, 1, List.of(), 0);
        return write(zip, Task.SEGMENTATION, spec, input(4096, 4096), List.of("lesion"), 1, 1);
    }

    /** Writes a model of any network of the catalogue with random weights; one output makes it a segmenter. */
    public static Path random(Path zip, String network, List<Integer> widths, int outputs, int height, int width)
            throws IOException {
        List<String> classes =
                IntStream.range(0, outputs).mapToObj(i -> "class" + i).toList();
        Task task = outputs == 1 ? Task.SEGMENTATION : Task.CLASSIFICATION;
        NetworkSpec spec = new NetworkSpec(network, 3, outputs, widths, 0);
        return write(zip, task, spec, input(width, height), classes, 1, 1);
    }

    private static InputSpec input(int width, int height) {
        return InputSpec.of(width, height, ResizeMode.STRETCH, ColourInput.RGB);
    }

    private static Path write(
            Path zip, Task task, NetworkSpec spec, InputSpec input, List<String> classes, int seed, float factor)
            throws IOException {
        TorchEngine.start();
        Engine.getInstance().setRandomSeed(seed);
        try (NDManager manager = NDManager.newBaseManager()) {
            Layer network = Networks.create(spec);
            network.initialize(manager, DataType.FLOAT32);
            ModelCard card = new ModelCard(
                    ModelCard.FORMAT,
                    ModelCard.VERSION,
                    "tiny",
                    "For tests.",
                    task,
                    spec,
                    input,
                    List.of(),
                    Output.LOGITS,
                    classes,
                    new RegionSpec(true, 0.1, true, false),
                    PostProcessingSpec.DEFAULT,
                    List.of(),
                    1,
                    TestTimeAugmentation.FLIPS,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    "CC0-1.0",
                    List.of(),
                    List.of(),
                    new JsonObject(),
                    new WeightsFile("weights.safetensors", "0".repeat(64), 1));
            ModelArchive.write(zip, card, scaled(Weights.of(network), factor), false, Map.of());
        }
        return zip;
    }

    private static Weights scaled(Weights weights, float factor) {
        Map<String, Weights.Tensor> scaled = new LinkedHashMap<>();
        weights.tensors().forEach((name, tensor) -> {
            FloatBuffer values = FloatBuffer.allocate(tensor.values().remaining());
            for (FloatBuffer from = tensor.values().duplicate(); from.hasRemaining(); ) values.put(from.get() * factor);
            scaled.put(name, new Weights.Tensor(tensor.shape(), values.flip()));
        });
        return new Weights(scaled);
    }
}
