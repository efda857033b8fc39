// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
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

    private final String name;
    private final OrtEnvironment environment;
    private final OrtSession session;

    OnnxNetwork(StoredModel model) {
        name = model.card().name();
        environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(JniUtils.getNumThreads());
            session = environment.createSession(model.content(), options);
        } catch (OrtException e) {
            throw new ModelException(
                    "Model " + name + ": ONNX Runtime cannot load "
                            + model.card().weights().file() + ": " + oneLine(e),
                    e);
        }
    }

    @Override
    public NDArray apply(ByteBuffer planes, Shape shape, NDManager scope) {
        String input = session.getInputNames().iterator().next();
        try (OnnxTensor x = OnnxTensor.createTensor(environment, planes.asFloatBuffer(), shape.getShape());
                OrtSession.Result answer = session.run(Map.of(input, x))) {
            if (answer.size() == 1
                    && answer.get(0) instanceof OnnxTensor numbers
                    && numbers.getInfo().type == OnnxJavaType.FLOAT)
                return scope.create(
                        numbers.getFloatBuffer(), new Shape(numbers.getInfo().getShape()));
            throw new ModelException("Model " + name + " answers with "
                    + session.getOutputInfo().values() + "; export it so that it gives one tensor of 32-bit floats");
        } catch (OrtException e) {
            throw new ModelException("Model " + name + " cannot work on " + shape + ": " + oneLine(e), e);
        }
    }

    private static String oneLine(OrtException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }

    @Override
    public List<FeatureMaps> gradCam(ByteBuffer planes, Shape shape, NDManager scope) {
        throw RunningNetwork.keepsGradients(name);
    }

    @Override
    public long bytes(InputSpec input) {
        return RunningNetwork.guess(input);
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
