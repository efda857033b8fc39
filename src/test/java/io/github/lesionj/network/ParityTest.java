// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import io.github.lesionj.network.layer.Layer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * With equal weights the networks, folded or not, answer as those of Keras, torchvision and timm, and as the papers' networks written in
 * PyTorch. The scripts in src/test/reference made the answers.
 */
class ParityTest extends TensorTestBase {

    private static final int PICTURES = 2;
    private static final int KEPT = 24;
    private static final int FIRST_ANSWER = 5;

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = {"/reference/keras-classifiers.csv", "/reference/torch-networks.csv"})
    void answersAsTheReferenceDoes(ArgumentsAccessor row) {
        Layer network = initialised(
                Networks.create(new NetworkSpec(row.getString(0), 3, row.getInteger(1), numbers(row.getString(2)), 0)));
        HashedNumbers numbers = new HashedNumbers();
        for (Pair<String, Parameter> entry : network.getParameters()) fill(entry.getValue(), numbers);
        Shape shape = new Shape(PICTURES, 3, row.getLong(3), row.getLong(4));
        NDArray pictures = manager.create(numbers.uniform(-1, 1, shape.size()), shape);

        float[] expected = new float[row.size() - FIRST_ANSWER];
        for (int i = 0; i < expected.length; i++) expected[i] = row.getFloat(FIRST_ANSWER + i);
        assertArrayEquals(expected, answer(network, pictures), 1e-4f * largest(expected));
        network.freezeParameters(true);
        network.fold(manager);
        assertArrayEquals(expected, answer(network, pictures), 1e-4f * largest(expected), "folded");
    }

    private static List<Integer> numbers(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }

    private static void fill(Parameter parameter, HashedNumbers numbers) {
        NDArray array = parameter.getArray();
        long size = array.size();
        switch (parameter.getType()) {
            case WEIGHT -> {
                double bound = Math.sqrt(6.0 / (size / array.getShape().get(0)));
                array.set(numbers.uniform(-bound, bound, size));
            }
            case GAMMA -> {
                if (parameter.requiresGradient()) array.set(numbers.uniform(0.7, 1.3, size));
            }
            case RUNNING_VAR -> array.set(numbers.uniform(0.7, 1.3, size));
            default -> array.set(numbers.uniform(-0.1, 0.1, size));
        }
    }

    private static float[] answer(Layer network, NDArray pictures) {
        float[] answer = network.apply(pictures, false).toFloatArray();
        int step = (answer.length + KEPT - 1) / KEPT;
        float[] kept = new float[(answer.length + step - 1) / step];
        for (int i = 0; i < kept.length; i++) kept[i] = answer[i * step];
        return kept;
    }

    private static float largest(float[] numbers) {
        float largest = 0;
        for (float number : numbers) largest = Math.max(largest, Math.abs(number));
        return largest;
    }
}
