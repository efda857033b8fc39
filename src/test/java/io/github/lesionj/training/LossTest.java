package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.network.TensorTestBase;
import org.junit.jupiter.api.Test;

class LossTest extends TensorTestBase {

    private static final float SURE = 40;

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
        assertEquals(0.8, loss(Loss.JACCARD, new float[] {SURE, SURE, -SURE, -SURE}, new float[] {0, 0, 1, 1}, new Shape(1, 1, 2, 2)), 1e-6);
    }

    @Test
    void halvesByHand() {
        // p = 0.5 everywhere, one of two pixels wanted: cross-entropy ln 2, Dice 1 - (2 * 0.5 + 1) / (1 + 1 + 1)
        assertEquals(Math.log(2) + 1.0 / 3, loss(Loss.BCE_DICE, new float[2], new float[] {1, 0}, new Shape(1, 1, 1, 2)), 1e-6);
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
        assertEquals(expected, loss(Loss.CROSS_ENTROPY, new float[] {third, 0, third, 0}, new float[] {1, 0, 0, 3}, new Shape(2, 2)), 1e-6);
    }

    @Test
    void extremeLogitsStayFinite() {
        assertEquals(200, loss(Loss.BCE_DICE, new float[] {-400, 400}, new float[] {1, 1}, new Shape(1, 1, 1, 2)), 1);
    }
}
