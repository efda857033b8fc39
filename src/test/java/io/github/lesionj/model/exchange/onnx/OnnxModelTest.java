// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.jni.JniUtils;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.lesionj.model.Output;
import io.github.lesionj.network.NarrowNetworks;
import io.github.lesionj.network.NetworkSpec;
import io.github.lesionj.network.Networks;
import io.github.lesionj.network.TensorTestBase;
import io.github.lesionj.network.layer.Layer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every network of the catalogue answers in ONNX Runtime as in PyTorch; one for each encoder with its normalisations
 * folded and not, at sizes that halve evenly and at others.
 */
class OnnxModelTest extends TensorTestBase {

    private static final float TOLERANCE = 1e-4f;
    private static final float LEAST_VARIANCE = 0.3f;
    private static final float LIVELY = 0.001f;
    private static final int PICTURES = 2;

    static List<NetworkSpec> specs() {
        return NarrowNetworks.all();
    }

    @ParameterizedTest
    @MethodSource("specs")
    void answersAlike(NetworkSpec spec) throws OrtException {
        Engine.getInstance().setRandomSeed(1);
        boolean variant = spec.name().matches(".+-UNet-.+");
        Layer network = initialised(Networks.create(spec));
        livenUp(network, new Shape(PICTURES, spec.channels(), 96, 96));
        network.freezeParameters(true);
        Shape even = new Shape(1, spec.channels(), 96, 128);
        OnnxModel model = OnnxModel.of(network, manager, even, Output.LOGITS, false, !variant);
        Shape larger = new Shape(1, spec.channels(), 128, 192);
        assertAlike(network, model, model.sizesAreOpen() ? List.of(even, larger) : List.of(even));
        if (variant) return;
        Shape odd = new Shape(1, spec.channels(), 75, 98);
        assertAlike(network, OnnxModel.of(network, manager, odd, Output.LOGITS, true, false), List.of(odd));
    }

    /** Factors and offsets that are not one and zero, and the statistics of a picture in place of a training's. */
    private void livenUp(Layer network, Shape shape) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        for (Parameter parameter : network.getParameters().values())
            switch (parameter.getType()) {
                case GAMMA -> parameter.getArray().addi(uniform(parameter, -0.3f, 0.3f));
                case BETA, BIAS -> parameter.getArray().addi(uniform(parameter, -0.1f, 0.5f));
                default -> {}
            }
        NDArray x = manager.randomNormal(shape);
        List<NDArray> fromZero = statisticsAfter(network, x, 0);
        List<NDArray> fromOne = statisticsAfter(network, x, 1);
        List<NDArray> arrays = statistics(network);
        for (int i = 0; i < arrays.size(); i++) {
            double kept = fromOne.get(i).sub(fromZero.get(i)).mean().getFloat() > 0.95 ? 0.99 : 0.9;
            arrays.get(i).muli(0);
            arrays.get(i).addi(fromZero.get(i).div(1 - kept)).addi(LEAST_VARIANCE);
        }
        JniUtils.setGradMode(before);
    }

    private NDArray uniform(Parameter parameter, float least, float most) {
        return manager.randomUniform(least, most, parameter.getArray().getShape());
    }

    private static List<NDArray> statisticsAfter(Layer network, NDArray x, float start) {
        statistics(network).forEach(array -> {
            array.muli(0);
            array.addi(start);
        });
        network.apply(x, true).close();
        return statistics(network).stream().map(NDArray::duplicate).toList();
    }

    private static List<NDArray> statistics(Layer network) {
        return network.getParameters().values().stream()
                .filter(parameter -> parameter.getType() == Parameter.Type.RUNNING_MEAN
                        || parameter.getType() == Parameter.Type.RUNNING_VAR)
                .map(Parameter::getArray)
                .toList();
    }

    private void assertAlike(Layer network, OnnxModel model, List<Shape> shapes) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.BASIC_OPT);
            try (OrtSession session = environment.createSession(model.toBytes(), options)) {
                for (Shape shape : shapes) assertAlike(network, session, shape);
            }
        }
    }

    private void assertAlike(Layer network, OrtSession session, Shape shape) throws OrtException {
        NDArray x = manager.randomNormal(new Shape(PICTURES, shape.get(1), shape.get(2), shape.get(3)));
        NDArray expected = network.apply(x, false);
        float largest = expected.abs().max().getFloat();
        assertTrue(expected.max().getFloat() - expected.min().getFloat() > LIVELY * largest, "an answer that varies");
        assertArrayEquals(
                expected.toFloatArray(), run(session, x, expected.getShape()), TOLERANCE * Math.max(1, largest));
    }

    private static float[] run(OrtSession session, NDArray x, Shape promised) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OnnxTensor input = OnnxTensor.createTensor(
                        environment,
                        FloatBuffer.wrap(x.toFloatArray()),
                        x.getShape().getShape());
                OrtSession.Result answer = session.run(Map.of(OnnxModel.INPUT, input))) {
            OnnxTensor output = (OnnxTensor) answer.get("logits").orElseThrow();
            assertEquals(promised, new Shape(output.getInfo().getShape()));
            float[] numbers = new float[(int) promised.size()];
            output.getFloatBuffer().get(numbers);
            return numbers;
        }
    }
}
