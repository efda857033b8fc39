// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.TensorTestBase;
import org.junit.jupiter.api.Test;

class CompiledLayersTest extends TensorTestBase {

    @Test
    void groupNormTakesTheStatisticsOfEachGroupOfOnePicture() {
        Layer norm = initialised(new GroupNorm(2, 4));
        Weights.arrays(norm).get("weight").set(new float[] {1, 2, 1, 1});
        Weights.arrays(norm).get("bias").set(new float[] {0, 5, 0, 0});
        // groups (1 2 3 6) and (10 10 10 10) of the first picture: mean 3, variance 3.5; mean 10, variance 0
        NDArray x = manager.create(
                new float[] {1, 2, 3, 6, 10, 10, 10, 10, 0, 0, 0, 0, -1, 1, -1, 1}, new Shape(2, 4, 1, 2));
        double deviation = Math.sqrt(3.5 + 1e-5);
        double one = 1 / Math.sqrt(1 + 1e-5);
        assertArrayEquals(
                new float[] {
                    (float) (-2 / deviation),
                    (float) (-1 / deviation),
                    5,
                    (float) (2 * 3 / deviation + 5),
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    5,
                    5,
                    (float) -one,
                    (float) one,
                    (float) -one,
                    (float) one
                },
                norm.apply(x, false).toFloatArray(),
                2e-4f);
    }

    @Test
    void channelNormTakesTheStatisticsOfEachPixel() {
        Layer norm = initialised(new ChannelNorm(2));
        Weights.arrays(norm).get("weight").set(new float[] {1, 2});
        Weights.arrays(norm).get("bias").set(new float[] {0, 5});
        NDArray x = manager.create(new float[] {1, 8, 3, 4}, new Shape(1, 2, 1, 2));
        // pixels (1 3) and (8 4): means 2 and 6, deviations 1 and 2
        assertArrayEquals(new float[] {-1, 1, 7, 3}, norm.apply(x, false).toFloatArray(), 1e-4f);
    }

    @Test
    void groupsMustDivideTheChannels() {
        assertThrows(IllegalArgumentException.class, () -> new GroupNorm(4, 6));
    }

    @Test
    void compiledLayersAskToBeInitialised() {
        var failure = assertThrows(
                IllegalStateException.class,
                () -> new GroupNorm(1, 1).apply(manager.ones(new Shape(1, 1, 1, 1)), false));
        assertEquals("Initialise a layer before it is run.", failure.getMessage());
    }

    @Test
    void geluIsExact() {
        // x Phi(x) with Phi(1) = 0.8413447461 and Phi(-2) = 0.0227501319
        float[] y =
                new Gelu().apply(manager.create(new float[] {0, 1, -2}), false).toFloatArray();
        assertArrayEquals(new float[] {0, 0.84134475f, -0.04550026f}, y, 1e-6f);
    }

    @Test
    void sigmoidIsTheLogisticFunction() {
        float[] y =
                new Sigmoid().apply(manager.create(new float[] {0, 1}), false).toFloatArray();
        assertArrayEquals(new float[] {0.5f, (float) (1 / (1 + Math.exp(-1)))}, y, 1e-6f);
    }

    @Test
    void unpoolingPutsMaximaBackWhereTheyStood() {
        try (IndexedPool pool = new IndexedPool(manager)) {
            NDArray x = manager.create(new float[] {1, 2, 9, 4, 3, 8, -7, -5, -6}, new Shape(1, 1, 3, 3));
            IndexedPool.Pooled pooled = pool.pool(x);
            assertArrayEquals(new float[] {4, 9, -5, -6}, pooled.values().toFloatArray());
            assertArrayEquals(new long[] {3, 2, 7, 8}, pooled.places().toLongArray());
            NDArray y = pool.unpool(manager.create(new float[] {10, 20, 30, 40}, new Shape(1, 1, 2, 2)), pooled);
            assertEquals(x.getShape(), y.getShape());
            assertArrayEquals(new float[] {0, 0, 20, 10, 0, 0, 0, 30, 40}, y.toFloatArray());
        }
    }

    @Test
    void gradientFollowsTheIndicesBothWays() {
        try (IndexedPool pool = new IndexedPool(manager)) {
            NDArray x = manager.create(new float[] {1, 2, 4, 3}, new Shape(1, 1, 2, 2));
            x.setRequiresGradient(true);
            try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
                IndexedPool.Pooled pooled = pool.pool(x);
                gradients.backward(pool.unpool(pooled.values().square(), pooled).sum());
            }
            assertArrayEquals(new float[] {0, 0, 8, 0}, x.getGradient().toFloatArray());
        }
    }

    @Test
    void axialConvolutionAddsAColumnAndARow() {
        Layer layer = initialised(new AxialConv(1, 3, 2));
        Weights.arrays(layer).forEach((name, array) -> {
            if (name.equals("column.weight")) array.set(new float[] {1, 10, 100});
            if (name.equals("row.weight")) array.set(new float[] {1000, 10000, 100000});
        });
        float[] x = new float[25];
        x[12] = 1;
        float[] y = layer.apply(manager.create(x, new Shape(1, 1, 5, 5)), false).toFloatArray();
        float[] expected = new float[25];
        expected[12] = 1 + 10 + 10000;
        expected[2] = 100;
        expected[22] = 1;
        expected[10] = 100000;
        expected[14] = 1000;
        assertArrayEquals(expected, y);
    }
}
