// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.util.Pair;
import ai.onnxruntime.OrtException;
import io.github.lesionj.model.Weights;
import io.github.lesionj.model.exchange.traced.AnswersElsewhere;
import io.github.lesionj.network.layer.DeeplySupervised;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.TorchOp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every network of the catalogue, as narrow as it can be made: it can be run, trained, stored, folded, and exported as ONNX and
 * TorchScript. One test for all, since to make a network takes as long as to run it.
 */
class NetworksTest extends TensorTestBase {

    private static final int[][] SIZES = {{160, 160}, {97, 131}};

    /** Relative; norms over a few pixels multiply it. */
    private static final float ROUNDING = 1e-3f;

    static List<NetworkSpec> specs() {
        return NarrowNetworks.all();
    }

    @ParameterizedTest
    @MethodSource("specs")
    void runsAtEverySizeLearnsIsStoredAndExported(NetworkSpec spec)
            throws InterruptedException, OrtException, IOException {
        Engine.getInstance().setRandomSeed(1);
        Layer network = initialised(Networks.create(spec));
        Lively.make(network, manager, spec.channels());
        for (int[] size : SIZES) assertAnswers(network, spec, size[0], size[1]);
        assertLearns(network, spec);
        Layer twin = initialised(Networks.create(spec));
        Weights.read(Weights.of(network).toBytes()).copyTo(twin);
        assertAgree(network, twin, spec);
        network.freezeParameters(true);
        AnswersElsewhere elsewhere = new AnswersElsewhere(network, manager, spec.channels());
        elsewhere.assertAlikeInBoth(isVariant(spec));
        if (!isVariant(spec)) elsewhere.assertAlikeAtOpenSizes();
    }

    /** @return whether another network has the same encoder, and another decoder */
    private static boolean isVariant(NetworkSpec spec) {
        return spec.name().matches(".+-UNet-.+");
    }

    private void assertAnswers(Layer network, NetworkSpec spec, long height, long width) {
        try (NDArray x = manager.randomNormal(new Shape(1, spec.channels(), height, width));
                NDArray y = network.apply(x, false)) {
            assertEquals(expected(spec, height, width), y.getShape());
            assertTrue(Float.isFinite(y.abs().max().getFloat()), () -> "not finite at " + height + " x " + width);
        }
    }

    private static Shape expected(NetworkSpec spec, long height, long width) {
        return NarrowNetworks.classifies(spec)
                ? new Shape(1, spec.outputs())
                : new Shape(1, spec.outputs(), height, width);
    }

    /**
     * Stored weights give the same numbers to the last bit; pixels that stand together instead of channel by channel, and
     * a twin that is folded, the same but for rounding.
     */
    private void assertAgree(Layer network, Layer twin, NetworkSpec spec) {
        NDArray x = manager.randomNormal(new Shape(1, spec.channels(), 80, 76));
        NDArray y = network.apply(x, false);
        float[] expected = y.toFloatArray();
        assertArrayEquals(expected, twin.apply(x, false).toFloatArray());
        try (TorchOp channelsLast = TorchOp.channelsLast(manager)) {
            NDArray woven = channelsLast.apply(x);
            float tolerance = ROUNDING * Math.max(1, y.abs().max().getFloat());
            assertArrayEquals(expected, network.apply(woven, false).toFloatArray(), tolerance);
            twin.freezeParameters(true);
            twin.fold(manager);
            assertArrayEquals(expected, twin.apply(woven, false).toFloatArray(), tolerance);
        }
    }

    private static NDList answers(Layer network, NDArray x) {
        return network instanceof DeeplySupervised deep ? deep.outputs(x, true) : new NDList(network.apply(x, true));
    }

    /** Four pictures, for stochastic depth may drop a branch of one; the seed keeps it from dropping that of all. */
    private void assertLearns(Layer network, NetworkSpec spec) throws InterruptedException {
        Engine.getInstance().setRandomSeed(1);
        NDArray x = manager.randomNormal(new Shape(4, spec.channels(), 76, 75));
        try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
            NDArray sum = manager.create(0f);
            for (NDArray y : answers(network, x))
                sum = sum.add(y.mul(manager.randomNormal(y.getShape())).sum());
            collectGarbage();
            gradients.backward(sum);
        }
        List<String> idle = new ArrayList<>();
        for (Pair<String, Parameter> entry : network.getParameters())
            if (entry.getValue().requiresGradient()
                    && !(entry.getValue().getArray().getGradient().abs().sum().getFloat() > 0))
                idle.add(entry.getKey());
        assertEquals(List.of(), idle, "No gradient reaches these");
    }
}
