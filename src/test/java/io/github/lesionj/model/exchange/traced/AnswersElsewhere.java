// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.lesionj.model.Output;
import io.github.lesionj.network.layer.Layer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * Asserts that a network answers in ONNX Runtime, and as the TorchScript program that we write of it, as it does in LesionJ: two
 * pictures at once, each logit to 0.0001, or to 0.0001 of the largest where that is more than one.
 */
public final class AnswersElsewhere {

    private static final float TOLERANCE = 1e-4f;
    private static final float LIVELY = 0.001f;
    private static final int PICTURES = 2;
    private static final int HEIGHT = 128;
    private static final int WIDTH = 96;

    /** That halves into nothing even, and is the least that every network takes. */
    private static final int ODD_HEIGHT = 75;

    private static final int ODD_WIDTH = 98;

    private final Layer network;
    private final NDManager manager;
    private final int channels;

    /** @param network initialised and frozen, not folded */
    public AnswersElsewhere(Layer network, NDManager manager, int channels) {
        this.network = network;
        this.manager = manager;
        this.channels = channels;
    }

    /**
     * At a size that halves into nothing even, ONNX and TorchScript.
     *
     * @param folded whether the normalisations become part of the convolutions
     */
    public void assertAlikeInBoth(boolean folded) throws OrtException, IOException {
        NDArray x = pictures(ODD_HEIGHT, ODD_WIDTH);
        NDArray expected = network.apply(x, false);
        Shape one = shape(1, ODD_HEIGHT, ODD_WIDTH);
        try (OrtSession session = session(OnnxModel.of(network, manager, one, Output.LOGITS, !folded, false))) {
            assertAlike(x, expected, run(session, x));
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        TorchModel.of(network, manager, one, Output.LOGITS, !folded).write(file);
        PtSymbolBlock module =
                JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(file.toByteArray()), true, false);
        JniUtils.enableInferenceMode(module);
        NDArray answer = IValueUtils.forward(module, new NDList(x), false).head();
        module.close();
        assertEquals(expected.getShape(), answer.getShape());
        assertAlike(x, expected, answer.toFloatArray());
    }

    /** ONNX with folded normalisations, at the size that it was made for and, where its sizes are open, at a larger one. */
    public void assertAlikeAtOpenSizes() throws OrtException {
        OnnxModel model = OnnxModel.of(network, manager, shape(1, HEIGHT, WIDTH), Output.LOGITS, false, true);
        NDArray x = pictures(HEIGHT, WIDTH);
        try (OrtSession session = session(model)) {
            assertAlike(x, network.apply(x, false), run(session, x));
            if (!model.sizesAreOpen()) return;
            NDArray larger = manager.randomNormal(shape(1, HEIGHT + OnnxModel.STEP, WIDTH + OnnxModel.STEP));
            assertAlike(larger, network.apply(larger, false), run(session, larger));
        }
    }

    private Shape shape(int pictures, int height, int width) {
        return new Shape(pictures, channels, height, width);
    }

    private NDArray pictures(int height, int width) {
        return manager.randomNormal(shape(PICTURES, height, width));
    }

    private static void assertAlike(NDArray x, NDArray expected, float[] answer) {
        float largest = expected.abs().max().getFloat();
        assertTrue(expected.max().getFloat() - expected.min().getFloat() > LIVELY * largest, "an answer that varies");
        assertArrayEquals(
                expected.toFloatArray(), answer, TOLERANCE * Math.max(1, largest), () -> "at " + x.getShape());
    }

    private static OrtSession session(OnnxModel model) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.BASIC_OPT);
            return OrtEnvironment.getEnvironment().createSession(model.toBytes(), options);
        }
    }

    private static float[] run(OrtSession session, NDArray x) throws OrtException {
        try (OnnxTensor input = OnnxTensor.createTensor(
                        OrtEnvironment.getEnvironment(),
                        FloatBuffer.wrap(x.toFloatArray()),
                        x.getShape().getShape());
                OrtSession.Result answer = session.run(Map.of(OnnxModel.INPUT, input))) {
            OnnxTensor output = (OnnxTensor) answer.get("logits").orElseThrow();
            Shape shape = new Shape(output.getInfo().getShape());
            assertEquals(x.getShape().get(0), shape.get(0));
            float[] numbers = new float[(int) shape.size()];
            output.getFloatBuffer().get(numbers);
            return numbers;
        }
    }
}
