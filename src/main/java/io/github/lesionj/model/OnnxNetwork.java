// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * A network in the ONNX format, run by ONNX Runtime on the processor with as many threads as PyTorch has. The mirrorings of a picture
 * are shown at the same time, each with its share of the threads, which keeps all processors busier than one after another with all of them.
 */
final class OnnxNetwork implements RunningNetwork {

    /** Off: threads that wait sleep, as PyTorch's do. On a busy machine spinning ones slow each other down. */
    private static final String SPINNING = "session.intra_op.allow_spinning";

    private final String name;
    private final Promise promise;
    private final Output output;
    private final int atOnce;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String input;

    /**
     * @param file   of the ONNX format
     * @param output what it answers with
     * @throws ModelException if ONNX Runtime cannot load it
     */
    OnnxNetwork(ModelCard card, byte[] file, Output output) {
        name = card.name();
        promise = new Promise(card);
        this.output = output;
        atOnce = Math.min(
                TorchEngine.threads(), card.testTimeAugmentation().symmetries().size());
        environment = environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(TorchEngine.threads() / atOnce);
            options.addConfigEntry(SPINNING, "0");
            session = environment.createSession(file, options);
            input = session.getInputNames().iterator().next();
        } catch (OrtException e) {
            throw new ModelException(
                    "Model " + name + ": ONNX Runtime cannot load "
                            + card.weights().file() + ": " + oneLine(e),
                    e);
        }
    }

    private static OrtEnvironment environment() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    }

    /** Loads ONNX Runtime's library. */
    static String version() {
        return environment().getVersion();
    }

    @Override
    public float[] probabilities(ByteBuffer planes, Shape shape) {
        try (OnnxTensor x = OnnxTensor.createTensor(environment, planes.asFloatBuffer(), shape.getShape());
                OrtSession.Result answer = session.run(Map.of(input, x))) {
            if (answer.size() != 1
                    || !(answer.get(0) instanceof OnnxTensor numbers)
                    || numbers.getInfo().type != OnnxJavaType.FLOAT)
                throw new ModelException("Model " + name + " answers with "
                        + session.getOutputInfo().values()
                        + "; export it so that it gives one tensor of 32-bit floats");
            promise.requireShape(new Shape(numbers.getInfo().getShape()), shape.get(0));
            float[] copy = numbers.getFloatBuffer().array();
            return output == Output.PROBABILITIES ? promise.probabilities(copy) : promise.ofLogits(copy);
        } catch (OrtException e) {
            throw new ModelException("Model " + name + " cannot work on " + shape + ": " + oneLine(e), e);
        }
    }

    private static String oneLine(OrtException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }

    @Override
    public List<FeatureMaps> gradCam(ByteBuffer planes, Shape shape) {
        throw RunningNetwork.keepsGradients(name);
    }

    @Override
    public long bytes(InputSpec size) {
        return RunningNetwork.guess(size);
    }

    /** Several together would take as long, and memory for each; and so an answer does not depend on the pictures beside it, to the last digit. */
    @Override
    public int rowsTogether() {
        return 1;
    }

    @Override
    public int atOnce() {
        return atOnce;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new ModelException("Model " + name + " cannot be closed: " + oneLine(e), e);
        }
    }
}
