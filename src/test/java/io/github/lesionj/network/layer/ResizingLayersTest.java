// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.TensorTestBase;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class ResizingLayersTest extends TensorTestBase {

    @Test
    void transposedConvolutionSpreadsEveryPixelOverFour() {
        Layer layer = initialised(new TransposedConv(2, 1));
        Weights.arrays(layer).get("weight").set(FloatBuffer.wrap(new float[] {1, 2, 3, 4, 10, 20, 30, 40}));
        Weights.arrays(layer).get("bias").set(FloatBuffer.wrap(new float[] {0.5f}));
        NDArray x = manager.create(new float[] {1, 5, 2, 0}, new Shape(1, 2, 1, 2));
        NDArray y = layer.apply(x, false);
        assertEquals(new Shape(1, 1, 2, 4), y.getShape());
        // first pixel 1 * (1 2 3 4) + 2 * (10 20 30 40), second 5 * (1 2 3 4)
        assertArrayEquals(new float[] {21.5f, 42.5f, 5.5f, 10.5f, 63.5f, 84.5f, 15.5f, 20.5f}, y.toFloatArray());
    }

    @Test
    void transposedConvolutionKeepsChannelsApart() {
        Layer layer = initialised(new TransposedConv(1, 2));
        Weights.arrays(layer).get("weight").set(FloatBuffer.wrap(new float[] {1, 2, 3, 4, 5, 6, 7, 8}));
        NDArray y = layer.apply(manager.ones(new Shape(1, 1, 1, 1)), false);
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, y.toFloatArray());
    }

    @Test
    void nearestDoublingRepeatsPixels() {
        NDArray x = manager.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(1, 1, 2, 3));
        assertArrayEquals(
                new float[] {1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 4, 4, 5, 5, 6, 6},
                new NearestUpsampling().apply(x, false).toFloatArray());
    }

    @Test
    void bilinearDoublingUsesHalfPixelCentres() {
        NDArray x = manager.create(new float[] {0, 4}, new Shape(1, 1, 1, 2));
        assertArrayEquals(
                new float[] {0, 1, 3, 4, 0, 1, 3, 4},
                initialised(new BilinearUpsampling()).apply(x, false).toFloatArray(),
                1e-6f);
    }

    @Test
    void maxPoolingTakesTheLargestAndDropsTheOddRow() {
        NDArray x = manager.create(new float[] {1, 2, 9, -4, -3, 9, 7, 7, 7}, new Shape(1, 1, 3, 3));
        assertArrayEquals(new float[] {2}, new MaxPool().apply(x, false).toFloatArray());
        assertArrayEquals(
                new float[] {2, 9, 7, 9}, new MaxPool(3, 2).apply(x, false).toFloatArray());
    }

    @Test
    void fullConvolutionGrowsByTheKernel() {
        Layer conv = initialised(Conv.kernel(2).full().channels(1, 1));
        Weights.arrays(conv).get("weight").set(FloatBuffer.wrap(new float[] {1, 2, 3, 4}));
        NDArray y = conv.apply(manager.create(new float[] {1}, new Shape(1, 1, 1, 1)), false);
        assertArrayEquals(new float[] {4, 3, 2, 1}, y.toFloatArray());
    }

    @Test
    void longKernelsArePaddedAlongTheirLength() {
        Layer conv = initialised(Conv.kernel(1, 5).channels(1, 1));
        Weights.arrays(conv).get("weight").set(FloatBuffer.wrap(new float[] {1, 10, 100, 1000, 10000}));
        NDArray y = conv.apply(manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 1, 2, 2)), false);
        assertArrayEquals(new float[] {2100, 210, 4300, 430}, y.toFloatArray());
    }

    @Test
    void mirrorPaddingContinuesTheReflection() {
        NDArray x = manager.create(new float[] {1, 2, 3}, new Shape(1, 1, 1, 3));
        assertArrayEquals(
                new float[] {1, 1, 2, 3, 3, 2, 1, 1, 2, 3, 3},
                MirrorPad.extend(x, 0, 0, 1, 7).toFloatArray());
        assertArrayEquals(
                new float[] {2, 3, 3, 2, 1, 1, 2, 3},
                MirrorPad.extend(x, 0, 0, 5, 0).toFloatArray());
        NDArray column = x.reshape(1, 1, 3, 1);
        assertArrayEquals(
                new float[] {2, 1, 1, 2, 3, 3, 2},
                MirrorPad.extend(column, 2, 2, 0, 0).toFloatArray());
    }

    @Test
    void paddedRunIsCutBackToTheInput() {
        NDArray x = manager.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(1, 1, 2, 3));
        NDArray y = MirrorPad.toMultiple(x, 4, 8, fitting -> {
            assertEquals(new Shape(1, 1, 8, 8), fitting.getShape());
            return fitting.add(1);
        });
        assertArrayEquals(new float[] {2, 3, 4, 5, 6, 7}, y.toFloatArray());
    }
}
