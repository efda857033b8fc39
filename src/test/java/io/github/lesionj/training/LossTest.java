// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.lesionj.model.Task;
import io.github.lesionj.network.HashedNumbers;
import io.github.lesionj.network.TensorTestBase;
import io.github.lesionj.network.layer.DeeplySupervised;
import io.github.lesionj.network.layer.Layer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

class LossTest extends TensorTestBase {

    private static final float SURE = 40;
    private static final int CLASSES = 7;

    private double loss(Loss loss, float[] logits, float[] target, Shape shape) {
        NDArray value = loss.of(manager.create(logits, shape), manager.create(target, shape));
        assertEquals(new Shape(), value.getShape());
        return value.getFloat();
    }

    @Test
    void aPerfectMaskCostsNothing() {
        float[] logits = {SURE, -SURE, SURE, -SURE};
        float[] target = {1, 0, 1, 0};
        assertEquals(0, loss(Loss.JACCARD, logits, target, new Shape(1, 1, 2, 2)), 1e-6);
        assertEquals(0, loss(Loss.BCE_DICE, logits, target, new Shape(1, 1, 2, 2)), 1e-6);
    }

    @Test
    void aDisjointMaskCostsAlmostOne() {
        // overlap 0, union 4, smoothing 1: 1 - 1/5
        assertEquals(
                0.8,
                loss(
                        Loss.JACCARD,
                        new float[] {SURE, SURE, -SURE, -SURE},
                        new float[] {0, 0, 1, 1},
                        new Shape(1, 1, 2, 2)),
                1e-6);
    }

    @Test
    void halvesByHand() {
        // p = 0.5 everywhere, one of two pixels wanted: cross-entropy ln 2, Dice 1 - (2 * 0.5 + 1) / (1 + 1 + 1)
        assertEquals(
                Math.log(2) + 1.0 / 3,
                loss(Loss.BCE_DICE, new float[2], new float[] {1, 0}, new Shape(1, 1, 1, 2)),
                1e-6);
        // Jaccard 1 - (0.5 + 1) / (1 + 0.5 - 0.5 + 1)
        assertEquals(0.25, loss(Loss.JACCARD, new float[2], new float[] {1, 0}, new Shape(1, 1, 1, 2)), 1e-6);
    }

    @Test
    void picturesCountAlikeWhateverTheirLesion() {
        float[] logits = {0, 0, SURE, SURE};
        float[] target = {1, 0, 1, 1};
        assertEquals(0.125, loss(Loss.JACCARD, logits, target, new Shape(2, 1, 1, 2)), 1e-6);
    }

    @Test
    void crossEntropyWeighsItsRows() {
        // softmax of (ln 3, 0) is (3/4, 1/4); the second row counts threefold
        float third = (float) Math.log(3);
        double expected = (-Math.log(0.75) * 1 - Math.log(0.25) * 3) / 4;
        assertEquals(
                expected,
                loss(Loss.CROSS_ENTROPY, new float[] {third, 0, third, 0}, new float[] {1, 0, 0, 3}, new Shape(2, 2)),
                1e-6);
    }

    @Test
    void extremeLogitsStayFinite() {
        assertEquals(200, loss(Loss.BCE_DICE, new float[] {-400, 400}, new float[] {1, 1}, new Shape(1, 1, 1, 2)), 1);
    }

    /** Value and gradient of PyTorch's own losses, of the published formula where it has none. */
    @ParameterizedTest(name = "{0} smoothing {1} weighted {2}")
    @CsvFileSource(resources = "/reference/torch-losses.csv")
    void agreesWithPyTorch(ArgumentsAccessor row) throws InterruptedException {
        Loss loss = Loss.valueOf(row.getString(0));
        HashedNumbers numbers = new HashedNumbers();
        NDArray logits;
        NDArray target;
        if (loss.task() == Task.SEGMENTATION) {
            Shape shape = new Shape(3, 1, 5, 7);
            logits = manager.create(numbers.uniform(-4, 4, shape.size()), shape);
            target = manager.create(mask(numbers.uniform(0, 1, shape.size()), 5 * 7), shape);
        } else {
            Shape shape = new Shape(6, CLASSES);
            logits = manager.create(numbers.uniform(-4, 4, shape.size()), shape);
            float[] labels = numbers.uniform(0, CLASSES, 6);
            float[] weights = new float[CLASSES];
            Arrays.fill(weights, 1);
            if (row.getBoolean(2)) weights = numbers.uniform(0.5, 2, CLASSES);
            target = manager.create(wanted(labels, weights, row.getFloat(1)), shape);
        }
        logits.setRequiresGradient(true);
        try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
            NDArray value = loss.of(logits, target);
            assertEquals(row.getFloat(3), value.getFloat(), 1e-5 * row.getFloat(3));
            collectGarbage();
            gradients.backward(value);
        }
        float[] gradient = logits.getGradient().toFloatArray();
        for (int i = 4; i < row.size(); i++)
            assertEquals(row.getFloat(i), gradient[7 * (i - 4)], 1e-6 + 1e-4 * Math.abs(row.getFloat(i)));
    }

    /** The first picture has no lesion. */
    private static float[] mask(float[] numbers, int picture) {
        for (int i = 0; i < numbers.length; i++) numbers[i] = i >= picture && numbers[i] > 0.6f ? 1 : 0;
        return numbers;
    }

    private static float[] wanted(float[] labels, float[] weights, float smoothing) {
        float[] rows = new float[labels.length * CLASSES];
        for (int i = 0; i < rows.length; i++) {
            int label = (int) labels[i / CLASSES];
            float share = smoothing / CLASSES + (i % CLASSES == label ? 1 - smoothing : 0);
            rows[i] = weights[label] * share;
        }
        return rows;
    }

    @Test
    void innerLevelsAreTaughtByTheirWeights() {
        NDArray x = manager.create(new float[] {0, 0}, new Shape(1, 1, 1, 2));
        NDArray target = manager.create(new float[] {1, 0}, x.getShape());
        // the answer x gives cross-entropy ln 2; the two inner levels x + 40 give (0 + 40) / 2, with 0.25 and 0.5
        assertEquals(
                Math.log(2) + 20 * 0.75,
                DeepSupervision.loss(new TwoLevels(), Loss.BCE, x, target).getFloat(),
                1e-4);
        assertEquals(
                Math.log(2),
                DeepSupervision.loss(new Identity(), Loss.BCE, x, target).getFloat(),
                1e-6);
    }

    @Test
    void weightsOfLossesOutliveACollectionOfGarbage() throws InterruptedException {
        NDArray x = manager.create(new float[] {3, 4});
        x.setRequiresGradient(true);
        try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
            NDArray loss = DeepSupervision.weighted(x.sum(), 0.25);
            collectGarbage();
            gradients.backward(loss);
        }
        assertArrayEquals(new float[] {0.25f, 0.25f}, x.getGradient().toFloatArray());
    }

    private static class Identity extends Layer {
        @Override
        public NDArray apply(NDArray x, boolean training) {
            return x.duplicate();
        }
    }

    private static final class TwoLevels extends Identity implements DeeplySupervised {
        @Override
        public NDList outputs(NDArray x, boolean training) {
            return new NDList(apply(x, training), x.add(SURE), x.add(SURE));
        }

        @Override
        public List<Double> innerWeights() {
            return List.of(0.25, 0.5);
        }
    }
}
