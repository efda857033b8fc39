// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;

/** A model's network on its device, ready to answer. It runs on the {@link ComputeThread}. */
interface RunningNetwork extends AutoCloseable {

    /**
     * Shows pictures to the network.
     *
     * @param planes 32-bit floats from the position on, in native order
     * @param shape  (N,C,H,W)
     * @param scope  that the answer lives on
     * @return the network's own numbers, of whatever shape they have
     * @throws ModelException if the network cannot work on this shape
     */
    NDArray apply(ByteBuffer planes, Shape shape, NDManager scope);

    /**
     * Tells where in pictures the classes were seen.
     *
     * @param planes as above
     * @return the Grad-CAM maps of each picture
     * @throws ModelException if the network does not let its gradients be seen
     */
    List<FeatureMaps> gradCam(ByteBuffer planes, Shape shape, NDManager scope);

    /** What is said of a network that was made elsewhere. */
    static ModelException keepsGradients(String name) {
        return new ModelException("Model " + name
                + " was made elsewhere and does not let its gradients be seen; choose the method occlusion");
    }

    /** @return an estimate of the memory that one picture needs on its way through the network */
    long bytes(InputSpec input);

    /** What a picture needs in a network about which nothing is known, per pixel: 64 channels, four times. */
    static long guess(InputSpec input) {
        return 4L * 64 * Float.BYTES * input.width() * input.height();
    }

    @Override
    void close();

    /**
     * Loads a model's network.
     *
     * @param manager of the device
     * @throws ModelException if it does not load, or needs a library that is not there
     */
    static RunningNetwork load(StoredModel model, NDManager manager) {
        return switch (model.card().weights().format()) {
            case SAFETENSORS -> new CatalogueNetwork(model, manager);
            case TORCHSCRIPT -> new TorchScriptNetwork(model, manager);
            case ONNX -> onnx(model);
        };
    }

    private static RunningNetwork onnx(StoredModel model) {
        try {
            return new OnnxNetwork(model);
        } catch (LinkageError e) {
            throw new ModelException(
                    "Model " + model.card().name() + " is an ONNX file and ONNX Runtime is not there (" + e
                            + "); put the jar com.microsoft.onnxruntime:onnxruntime from Maven Central beside LesionJ's jars",
                    e);
        }
    }

    /**
     * Chooses the device of a model.
     *
     * @throws ModelException if there is no such device, or this kind of model does not run on it
     */
    static ComputeDevice device(WeightsFormat format, Device asked) {
        if (format != WeightsFormat.ONNX) return TorchEngine.device(asked);
        if (asked.kind() != Device.Kind.AUTO && asked.kind() != Device.Kind.CPU)
            throw new ModelException("ONNX models run on the processor only; use the device cpu or auto");
        return new ComputeDevice(TorchEngine.device(Device.CPU).device(), "the only device for ONNX models");
    }
}
