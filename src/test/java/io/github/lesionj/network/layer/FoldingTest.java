// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.TensorTestBase;
import java.nio.FloatBuffer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Folded layers give the same numbers with less to do. That whole networks do is part of {@code NetworksTest}. */
class FoldingTest extends TensorTestBase {

    @Test
    void normalisationGoesIntoTheWeights() {
        Layer layer = initialised(Conv.kernel(1).normRelu(1, 1));
        set(layer, "conv.weight", 3);
        set(layer, "bn.weight", 2);
        set(layer, "bn.bias", 1);
        set(layer, "running_mean", 5);
        set(layer, "running_var", 16 - 1e-5f);
        layer.freezeParameters(true);
        layer.fold(manager);
        NDArray x = manager.create(new float[] {4, 1}, new Shape(1, 1, 1, 2));
        // (3 * 4 - 5) / 4 * 2 + 1, and (3 - 5) / 4 * 2 + 1 = 0
        assertArrayEquals(new float[] {4.5f, 0}, layer.apply(x, false).toFloatArray(), 1e-6f);
    }

    private static void set(Layer layer, String parameter, float value) {
        Weights.arrays(layer).forEach((name, array) -> {
            if (name.endsWith(parameter)) array.set(FloatBuffer.wrap(new float[] {value}));
        });
    }

    static Stream<Arguments> layers() {
        return Stream.<Supplier<Layer>>of(
                        () -> Conv.kernel(3).bias().norm(4, 6, new Silu()),
                        () -> Conv.kernel(3).stride(2).padding(Padding.SAME).norm(4, 6, new Relu6()),
                        () -> Conv.kernel(5).groups(4).dilation(2).norm(4, 4, new Gelu()),
                        () -> Conv.kernel(2).full().norm(4, 6, new Sigmoid()),
                        () -> new Sequence(
                                Conv.kernel(3).channels(4, 6).named("conv"),
                                new Relu(),
                                new BatchNorm(6).named("bn"),
                                new Relu()),
                        () -> new Sequence(
                                new BatchNorm(4).named("bn1"),
                                new BatchNorm(4).named("bn2"),
                                Conv.kernel(3).channels(4, 6).named("conv")),
                        () -> new Sequence(new SeparableConv(4, 6), new BatchNorm(6).named("bn"), new Relu()),
                        () -> new Sequence(
                                new TransposedConv(4, 6).named("conv"), new BatchNorm(6).named("bn"), new Relu()),
                        () -> new Sequence(
                                new Sequence(Conv.kernel(3).channels(4, 4).named("conv")),
                                new Dropout(0.5),
                                new BatchNorm(4).named("bn")),
                        () -> new Sequence(new Residual(Conv.kernel(3).norm(4, 4)), new Relu()),
                        () -> new Residual(new Sequence(Conv.kernel(3).norm(4, 4), new StochasticDepth(0.5))),
                        () -> new ResidualBlock(4, 6, 2),
                        () -> new RecurrentConv(4, 2),
                        () -> new SqueezeExcite(4, 2, new Silu()),
                        () -> new Sequence(new AxialConv(4, 7, 1), new BatchNorm(4).named("bn")),
                        () -> new Sequence(new Dropout(0.5)))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void foldedLayersGiveTheSameNumbers(Supplier<Layer> supplier) {
        Layer layer = initialised(supplier.get());
        Weights.arrays(layer).forEach((name, array) -> array.addi(manager.randomUniform(0.5f, 1.5f, array.getShape())));
        layer.freezeParameters(true);
        NDArray x = manager.randomNormal(new Shape(2, 4, 9, 8));
        float[] before = x.toFloatArray();
        NDArray plain = layer.apply(x, false);
        layer.fold(manager);
        for (int run = 0; run < 2; run++) {
            NDArray folded = layer.apply(x, false);
            assertEquals(plain.getShape(), folded.getShape());
            assertArrayEquals(
                    plain.toFloatArray(),
                    folded.toFloatArray(),
                    1e-5f * plain.abs().max().getFloat());
            layer.fold(manager);
        }
        assertArrayEquals(before, x.toFloatArray());
    }

    @Test
    void foldingTwoLayersLeavesOneCall() {
        Sequence layer = initialised(new Sequence(Conv.kernel(3).normRelu(2, 3), new Dropout(0.5)));
        layer.freezeParameters(true);
        layer.fold(manager);
        assertEquals(1, layer.parts().size());
    }

    @Test
    void aFoldedLayerIsNeitherTrainedNorStored() {
        Layer layer = initialised(Conv.kernel(3).norm(1, 1));
        layer.freezeParameters(true);
        layer.fold(manager);
        assertThrows(IllegalStateException.class, () -> layer.apply(manager.ones(new Shape(1, 1, 3, 3)), true));
        assertThrows(RuntimeException.class, () -> Weights.of(layer));
    }

    @Test
    void withoutOneDnnTheActivationOverwritesTheConvolution() {
        for (Pointwise activation : Pointwise.values()) {
            TorchOp operator = TorchOp.compile(manager, activation.of("torch.mul(x, 1.)"));
            NDArray x = manager.create(new float[] {-2, 0, 1, 9});
            NDArray expected =
                    switch (activation) {
                        case NONE -> x;
                        case RELU -> manager.create(new float[] {0, 0, 1, 9});
                        case RELU6 -> manager.create(new float[] {0, 0, 1, 6});
                        case SIGMOID -> manager.create(new float[] {0.11920292f, 0.5f, 0.7310586f, 0.9998766f});
                        case SILU -> manager.create(new float[] {-0.23840584f, 0, 0.7310586f, 8.99889f});
                        case GELU -> manager.create(new float[] {-0.04550026f, 0, 0.8413447f, 9});
                    };
            assertArrayEquals(expected.toFloatArray(), operator.apply(x).toFloatArray(), 1e-5f, activation.toString());
        }
    }
}
