package io.github.lesionj.network.classification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.network.NetworkSpec;
import io.github.lesionj.network.Networks;
import io.github.lesionj.network.layer.Layer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** With equal weights the classifiers answer as those of keras.applications; src/test/reference made the answers. */
class KerasParityTest {

    private static final int PICTURES = 2;
    private static final int CLASSES = 7;

    @ParameterizedTest
    @CsvFileSource(resources = "/reference/keras-classifiers.csv")
    void answersAsKerasDoes(ArgumentsAccessor row) {
        TorchEngine.start();
        long height = row.getLong(1), width = row.getLong(2);
        float[] expected = new float[PICTURES * CLASSES];
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            expected[i] = row.getFloat(3 + i);
            largest = Math.max(largest, Math.abs(expected[i]));
        }
        try (NDManager manager = NDManager.newBaseManager()) {
            Layer network = Networks.create(new NetworkSpec(row.getString(0), 3, CLASSES, List.of(), 0));
            network.initialize(manager, DataType.FLOAT32);
            Numbers numbers = new Numbers();
            for (Pair<String, Parameter> entry : network.getParameters()) fill(entry.getValue(), numbers);
            Shape shape = new Shape(PICTURES, 3, height, width);
            NDArray pictures = manager.create(numbers.uniform(-1, 1, shape.size()), shape);
            float[] logits = network.apply(pictures, false).toFloatArray();
            assertArrayEquals(expected, logits, (float) (1e-4 * largest));
        }
    }

    private static void fill(Parameter parameter, Numbers numbers) {
        NDArray array = parameter.getArray();
        Shape shape = array.getShape();
        long size = array.size();
        switch (parameter.getType()) {
            case WEIGHT -> {
                double bound = Math.sqrt(6.0 / (size / shape.get(0)));
                array.set(numbers.uniform(-bound, bound, size));
            }
            case GAMMA -> {
                if (parameter.requiresGradient()) array.set(numbers.uniform(0.7, 1.3, size));
            }
            case RUNNING_VAR -> array.set(numbers.uniform(0.7, 1.3, size));
            default -> array.set(numbers.uniform(-0.1, 0.1, size));
        }
    }

    /** Uniform numbers from the SplitMix64 hash of a running index, as the Python script makes them. */
    private static final class Numbers {

        private long used;

        float[] uniform(double low, double high, long count) {
            float[] numbers = new float[Math.toIntExact(count)];
            for (int i = 0; i < numbers.length; i++) {
                long z = ++used * 0x9E3779B97F4A7C15L;
                z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
                z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
                z ^= z >>> 31;
                numbers[i] = (float) (low + (high - low) * ((double) (z >>> 40) / (1 << 24)));
            }
            return numbers;
        }
    }
}
