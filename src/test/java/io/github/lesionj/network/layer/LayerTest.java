// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.TensorTestBase;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayerTest extends TensorTestBase {

    @Test
    void dilatedConvolutionReachesTwoPixelsFar() {
        Layer conv = initialised(Conv.kernel(3).dilation(2).bias().channels(1, 1));
        Map<String, NDArray> parameters = Weights.arrays(conv);
        parameters.get("weight").set(FloatBuffer.wrap(new float[] {1, 0, 0, 0, 10, 0, 0, 0, 100}));
        parameters.get("bias").set(FloatBuffer.wrap(new float[] {0.5f}));
        float[] x = new float[25];
        x[0] = 1;
        x[12] = 2;
        x[24] = 3;
        float[] y = conv.apply(manager.create(x, new Shape(1, 1, 5, 5)), false).toFloatArray();
        assertEquals(1 + 20 + 300 + 0.5f, y[12]);
        assertEquals(10 + 200 + 0.5f, y[0]);
    }

    @Test
    void fanOutStartCountsTheOutputsThatAnInputReaches() {
        Sequence network = new Sequence(
                Conv.kernel(3).channels(2, 128).named("conv1"),
                Conv.kernel(3).groups(128).channels(128, 128).named("conv2"));
        Conv.startByFanOut(network);
        List<NDArray> weights = List.copyOf(Weights.arrays(initialised(network)).values());
        // 2304 and 1152 normal numbers: the deviation is uncertain by 1.5 % and 2 %
        assertEquals(Math.sqrt(2.0 / (9 * 128)), deviation(weights.get(0)), 0.1 * Math.sqrt(2.0 / (9 * 128)));
        assertEquals(Math.sqrt(2.0 / 9), deviation(weights.get(1)), 0.1 * Math.sqrt(2.0 / 9));
    }

    private static double deviation(NDArray numbers) {
        return Math.sqrt(numbers.square().mean().getFloat());
    }

    @Test
    void strideTwoHalvesUpwards() {
        Layer conv = initialised(Conv.kernel(3).stride(2).channels(1, 4));
        assertEquals(
                new Shape(1, 4, 4, 3),
                conv.apply(manager.ones(new Shape(1, 1, 7, 5)), false).getShape());
    }

    @Test
    void groupsMustDivideTheChannels() {
        assertThrows(
                IllegalArgumentException.class, () -> Conv.kernel(3).groups(3).channels(4, 6));
    }

    @Test
    void batchNormUsesTheBatchWhileTrainingAndTheRunningStatisticsAfterwards() {
        Layer norm = initialised(new BatchNorm(1));
        NDArray x = manager.create(new float[] {1, 2, 3, 4}, new Shape(4, 1, 1, 1));
        float[] trained = norm.apply(x, true).toFloatArray();
        // mean 2.5, biased variance 1.25; the running ones take a tenth, with the unbiased variance 5/3
        assertEquals((1 - 2.5) / Math.sqrt(1.25 + 1e-5), trained[0], 1e-5);
        float[] used = norm.apply(x, false).toFloatArray();
        assertEquals((1 - 0.25) / Math.sqrt(0.9 + 0.1 * 5 / 3 + 1e-5), used[0], 1e-5);
    }

    @Test
    void bilinearEnlargementUsesHalfPixelCentres() {
        NDArray x = manager.create(new float[] {0, 4}, new Shape(1, 1, 1, 2));
        assertArrayEquals(
                new float[] {0, 1, 3, 4},
                initialised(new BilinearUpsampling())
                        .enlarge(x, new Shape(1, 4))
                        .toFloatArray(),
                1e-6f);
    }

    @Test
    void residualBlockOfZeroWeightsIsReluOfItsInput() {
        Layer block = initialised(new ResidualBlock(2, 2, 1));
        Weights.arrays(block).forEach((name, array) -> {
            if (name.startsWith("conv")) array.muli(0);
        });
        NDArray x = manager.create(new float[] {-1, 2, -3, 4, 5, -6, 7, 8}, new Shape(1, 2, 2, 2));
        assertArrayEquals(
                new float[] {0, 2, 0, 4, 5, 0, 7, 8}, block.apply(x, false).toFloatArray());
    }

    @Test
    void dropoutDropsOnlyWhileTraining() {
        Layer dropout = initialised(new Dropout(0.5));
        NDArray x = manager.ones(new Shape(10_000));
        assertArrayEquals(x.toFloatArray(), dropout.apply(x, false).toFloatArray());
        double kept = dropout.apply(x, true)
                .gt(0)
                .toType(DataType.FLOAT32, false)
                .mean()
                .getFloat();
        assertEquals(0.5, kept, 0.05);
    }

    @Test
    void globalAveragePoolIsTheMeanOverPixels() {
        NDArray x = manager.create(new float[] {1, 2, 3, 6, 10, 10, 10, 10}, new Shape(1, 2, 2, 2));
        assertArrayEquals(
                new float[] {3, 10}, new GlobalAveragePool().apply(x, false).toFloatArray());
    }

    @Test
    void sequenceLeavesItsInputOpen() {
        Layer sequence = initialised(new Sequence(new Relu(), new Relu()));
        NDArray x = manager.create(new float[] {-1, 1});
        sequence.apply(x, false).close();
        assertArrayEquals(new float[] {-1, 1}, x.toFloatArray());
    }

    @Test
    void compiledOperatorsCarryGradients() {
        try (TorchOp cube = TorchOp.compile(manager, "torch.mul(torch.mul(x, x), x)")) {
            NDArray x = manager.create(new float[] {2, 3});
            x.setRequiresGradient(true);
            try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
                gradients.backward(cube.apply(x).sum());
            }
            assertArrayEquals(new float[] {12, 27}, x.getGradient().toFloatArray());
        }
    }

    @Test
    void channelsLastKeepsTheNumbers() {
        try (TorchOp channelsLast = TorchOp.channelsLast(manager)) {
            NDArray x = manager.randomNormal(new Shape(2, 3, 5, 7));
            assertArrayEquals(x.toFloatArray(), channelsLast.apply(x).toFloatArray());
            assertTrue(x.contentEquals(channelsLast.apply(x)));
        }
    }
}
