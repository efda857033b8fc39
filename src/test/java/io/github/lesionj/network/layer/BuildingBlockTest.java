// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.TensorTestBase;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BuildingBlockTest extends TensorTestBase {

    @Test
    void siluIsTheInputTimesItsLogistic() {
        Layer silu = initialised(new Silu());
        float[] y = silu.apply(manager.create(new float[] {-2, 0, 3}), false).toFloatArray();
        assertArrayEquals(
                new float[] {(float) (-2 / (1 + Math.exp(2))), 0, (float) (3 / (1 + Math.exp(-3)))}, y, 1e-6f);
    }

    @Test
    void oneSiluCanStandInTwoPlaces() {
        Layer silu = new Silu();
        Layer twice = initialised(new Sequence(silu, silu));
        double once = 3 / (1 + Math.exp(-3));
        assertEquals(
                once / (1 + Math.exp(-once)),
                twice.apply(manager.create(new float[] {3}), false).getFloat(),
                1e-6);
    }

    @Test
    void relu6IsFlatOutsideZeroToSix() {
        Layer relu6 = initialised(new Relu6());
        NDArray x = manager.create(new float[] {-1, 2, 7});
        x.setRequiresGradient(true);
        try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
            NDArray y = relu6.apply(x, true);
            assertArrayEquals(new float[] {0, 2, 6}, y.toFloatArray());
            gradients.backward(y.sum());
        }
        assertArrayEquals(new float[] {0, 1, 0}, x.getGradient().toFloatArray());
    }

    @Test
    void stochasticDepthDropsWholeImagesAndKeepsTheMean() {
        Layer depth = initialised(new StochasticDepth(0.25));
        NDArray x = manager.ones(new Shape(4000, 2, 3, 1));
        assertArrayEquals(x.toFloatArray(), depth.apply(x, false).toFloatArray());
        float[] y = depth.apply(x, true).toFloatArray();
        int dropped = 0;
        for (int image = 0; image < 4000; image++) {
            assertTrue(y[image * 6] == 0 || Math.abs(y[image * 6] - 1 / 0.75) < 1e-6);
            for (int i = 1; i < 6; i++) assertEquals(y[image * 6], y[image * 6 + i]);
            if (y[image * 6] == 0) dropped++;
        }
        assertEquals(0.25, dropped / 4000.0, 0.035);
    }

    @Test
    void squeezeAndExcitationWeighsChannelsByTheirMeans() {
        Layer layer = initialised(new SqueezeExcite(2, 1, new Relu()));
        List<NDArray> parameters = List.copyOf(Weights.arrays(layer).values());
        parameters.get(0).set(new float[] {1, 10});
        parameters.get(1).set(new float[] {-20});
        parameters.get(2).set(new float[] {0.5f, -1});
        parameters.get(3).set(new float[] {0, 2});
        NDArray x = manager.create(new float[] {1, 3, 2, 2}, new Shape(1, 2, 1, 2));
        // means 2 and 2, squeezed to relu(2 + 20 - 20) = 2, then to the logits 1 and 0
        float first = (float) (1 / (1 + Math.exp(-1)));
        assertArrayEquals(
                new float[] {first, 3 * first, 1, 1}, layer.apply(x, false).toFloatArray(), 1e-6f);
    }

    @Test
    void residualAddsTheInputOrItsProjection() {
        NDArray x = manager.create(new float[] {-1, 4}, new Shape(1, 2, 1, 1));
        assertArrayEquals(
                new float[] {-1, 8},
                initialised(new Residual(new Relu())).apply(x, false).toFloatArray());
        Layer projected = initialised(new Residual(new Relu(), new Sequence(new Relu(), new Relu6())));
        x = manager.create(new float[] {-1, 9}, new Shape(1, 2, 1, 1));
        assertArrayEquals(new float[] {0, 15}, projected.apply(x, false).toFloatArray());
    }

    @Test
    void branchesStandChannelAfterChannel() {
        Layer branches = initialised(new Branches(new Relu(), new MaxPool(3, 1)));
        NDArray x = manager.create(new float[] {-1, 4}, new Shape(1, 1, 1, 2));
        NDArray y = branches.apply(x, false);
        assertEquals(new Shape(1, 2, 1, 2), y.getShape());
        assertArrayEquals(new float[] {0, 4, 4, 4}, y.toFloatArray());
    }

    @Test
    void kerasNormDiffersInEpsilonAndMomentum() {
        Layer norm = initialised(BatchNorm.keras(1));
        NDArray x = manager.create(new float[] {1, 2, 3, 4}, new Shape(4, 1, 1, 1));
        assertEquals((1 - 2.5) / Math.sqrt(1.25 + 1e-3), norm.apply(x, true).toFloatArray()[0], 1e-6);
        double mean = 0.01 * 2.5, variance = 0.99 + 0.01 * 5 / 3;
        assertEquals(
                (1 - mean) / Math.sqrt(variance + 1e-3), norm.apply(x, false).toFloatArray()[0], 1e-6);
    }

    @Test
    void normWithoutGammaTrainsOnlyBeta() {
        Layer norm = initialised(BatchNorm.kerasWithoutGamma(3));
        List<String> trained = norm.getParameters().stream()
                .filter(entry -> entry.getValue().requiresGradient())
                .map(entry -> entry.getValue().getType())
                .map(Parameter.Type::name)
                .toList();
        assertEquals(List.of("BETA"), trained);
        assertFalse(Weights.arrays(norm).isEmpty());
    }

    @Test
    void separableConvolutionWorksOnEachChannelThenAcross() {
        Layer conv = initialised(new SeparableConv(2, 1));
        List<NDArray> parameters = List.copyOf(Weights.arrays(conv).values());
        parameters.get(0).set(new float[] {0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0});
        parameters.get(1).set(new float[] {10, 1});
        NDArray x = manager.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(1, 2, 1, 3));
        // the first channel is kept and taken ten times, the second is the sum of its neighbours to both sides
        assertArrayEquals(
                new float[] {10 + 5, 20 + 4 + 6, 30 + 5}, conv.apply(x, false).toFloatArray());
    }

    @Test
    void recurrentConvolutionFeedsItsStateBack() {
        Layer layer = initialised(new RecurrentConvolutionalLayer(1, 1, 1, 2));
        List<NDArray> parameters = List.copyOf(Weights.arrays(layer).values());
        parameters.get(0).set(new float[] {2});
        parameters.get(1).set(new float[] {-0.5f});
        NDArray x = manager.create(new float[] {1, -1}, new Shape(1, 1, 1, 2));
        // 2, then 2 - 0.5 * 2 = 1, then 2 - 0.5 * 1 = 1.5; the norm at rest divides by sqrt(1 + 1e-5) each time
        assertArrayEquals(new float[] {1.5f, 0}, layer.apply(x, false).toFloatArray(), 3e-5f);
    }

    @Test
    void scaleMultiplies() {
        float[] y = initialised(new Scale(0.17))
                .apply(manager.create(new float[] {1, -2}), false)
                .toFloatArray();
        assertArrayEquals(new float[] {0.17f, -0.34f}, y, 1e-7f);
    }

    /** DJL's product with a number lets go of the number's memory, which PyTorch reads again for the gradient. */
    @Test
    void gradientsOutliveACollectionOfGarbage() throws InterruptedException {
        assertArrayEquals(new float[] {0.17f, 0.17f}, lateGradient(new Scale(0.17)), 1e-7f);
        assertArrayEquals(new float[] {1, 1}, lateGradient(new Dropout(0)));
    }

    private float[] lateGradient(Layer layer) throws InterruptedException {
        NDArray x = manager.create(new float[] {3, 4});
        x.setRequiresGradient(true);
        try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
            NDArray sum = initialised(layer).apply(x, true).sum();
            collectGarbage();
            gradients.backward(sum);
        }
        return x.getGradient().toFloatArray();
    }

    /** Many times, for PyTorch's TorchScript interpreter looks at the first runs and then may rewrite what it runs. */
    @Test
    void reluInPlaceHasTheGradientsOfReluThatIsNot() {
        Layer inPlace = initialised(stack(Relu::new));
        Layer plain = initialised(stack(PlainRelu::new));
        Weights.of(inPlace).copyTo(plain);
        NDArray x = manager.randomNormal(new Shape(2, 4, 9, 7));
        for (int run = 0; run < 5; run++) {
            List<float[]> expected = gradients(plain, x);
            List<float[]> found = gradients(inPlace, x);
            for (int i = 0; i < expected.size(); i++) assertArrayEquals(expected.get(i), found.get(i), 1e-5f);
        }
    }

    private static Layer stack(Supplier<Layer> relu) {
        return new Sequence(
                Conv.kernel(3).norm(4, 8, relu.get()),
                Conv.kernel(1).stride(2).bias().channels(8, 8),
                relu.get(),
                new Residual(Conv.kernel(3).norm(8, 8, relu.get())).named("residual"),
                relu.get(),
                new Scale(0.5),
                relu.get());
    }

    private static final class PlainRelu extends Layer {
        @Override
        public NDArray apply(NDArray x, boolean training) {
            return Activation.relu(x);
        }
    }

    private List<float[]> gradients(Layer layer, NDArray x) {
        try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
            gradients.backward(layer.apply(x, true).square().sum());
        }
        return layer.getParameters().values().stream()
                .filter(Parameter::requiresGradient)
                .map(Parameter::getArray)
                .map(NDArray::getGradient)
                .map(NDArray::toFloatArray)
                .toList();
    }

    @Test
    void encoderTapsEveryStage() {
        List<Layer> halves =
                List.of(new MaxPool(2, 2), new MaxPool(2, 2), new MaxPool(2, 2), new MaxPool(2, 2), new MaxPool(1, 1));
        Encoder encoder = new Encoder(halves, List.of(1, 1, 1, 1, 1));
        encoder.initialize(manager, DataType.FLOAT32);
        NDArray x = manager.arange(0f, 1024f).reshape(1, 1, 32, 32);
        try (NDList maps = encoder.maps(x, false)) {
            assertEquals(
                    List.of(16L, 8L, 4L, 2L, 2L),
                    maps.stream().map(map -> map.getShape().get(3)).toList());
            assertArrayEquals(
                    maps.get(4).toFloatArray(), encoder.apply(x, false).toFloatArray());
        }
        assertEquals(33, x.toFloatArray()[33]);
    }

    @Test
    void encoderHasAtMostFiveStagesAndAWidthForEach() {
        assertThrows(IllegalArgumentException.class, () -> new Encoder(List.of(new Relu()), List.of(1, 1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Encoder(Collections.nCopies(6, new Relu()), Collections.nCopies(6, 1)));
    }
}
