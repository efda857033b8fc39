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

/** A network in the ONNX format, run by ONNX Runtime on the processor with as many threads as PyTorch has. */
final class OnnxNetwork implements RunningNetwork {

    /** Off: threads that wait sleep, as PyTorch's do. On a busy machine spinning ones slow each other down. */
    private static final String SPINNING = "session.intra_op.allow_spinning";

    private final String name;
    private final Promise promise;
    private final Output output;
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
        environment = environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(TorchEngine.threads());
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

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new ModelException("Model " + name + " cannot be closed: " + oneLine(e), e);
        }
    }
}
