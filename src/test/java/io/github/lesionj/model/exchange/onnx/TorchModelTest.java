// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.github.lesionj.model.Output;
import io.github.lesionj.network.NarrowNetworks;
import io.github.lesionj.network.NetworkSpec;
import io.github.lesionj.network.Networks;
import io.github.lesionj.network.TensorTestBase;
import io.github.lesionj.network.layer.Layer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every network of the catalogue answers as the TorchScript program that we write of it. */
class TorchModelTest extends TensorTestBase {

    private static final float TOLERANCE = 1e-4f;
    private static final int PICTURES = 2;

    static List<NetworkSpec> specs() {
        return NarrowNetworks.all();
    }

    @ParameterizedTest
    @MethodSource("specs")
    void answersAlike(NetworkSpec spec) throws IOException {
        Engine.getInstance().setRandomSeed(1);
        Layer network = initialised(Networks.create(spec));
        livenUp(network);
        network.freezeParameters(true);
        Shape shape = new Shape(1, spec.channels(), 96, 102);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        TorchModel.of(network, manager, shape, Output.LOGITS).write(file);
        NDArray x = manager.randomNormal(new Shape(PICTURES, shape.get(1), shape.get(2), shape.get(3)));
        NDArray expected = network.apply(x, false);
        float largest = expected.abs().max().getFloat();
        assertTrue(expected.max().getFloat() > expected.min().getFloat(), "an answer that varies");
        PtSymbolBlock module =
                JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(file.toByteArray()), true, false);
        JniUtils.enableInferenceMode(module);
        NDArray answer = IValueUtils.forward(module, new NDList(x), false).head();
        module.close();
        assertEquals(expected.getShape(), answer.getShape());
        assertArrayEquals(expected.toFloatArray(), answer.toFloatArray(), TOLERANCE * largest);
    }

    /** Factors and statistics that are not one and zero, so that none can be forgotten. */
    private void livenUp(Layer network) {
        for (Parameter parameter : network.getParameters().values())
            switch (parameter.getType()) {
                case GAMMA -> parameter.getArray().addi(uniform(parameter, -0.2f, 0.2f));
                case BETA, BIAS, RUNNING_MEAN -> parameter.getArray().addi(uniform(parameter, -0.2f, 0.2f));
                case RUNNING_VAR -> parameter.getArray().addi(uniform(parameter, -0.2f, 0.2f));
                default -> {}
            }
    }

    private NDArray uniform(Parameter parameter, float least, float most) {
        return manager.randomUniform(least, most, parameter.getArray().getShape());
    }
}
