// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;

/** A model's network on its device, ready to answer. It is made and runs on {@link ComputeThreads}. */
interface RunningNetwork extends AutoCloseable {

    /**
     * Shows pictures to the network.
     *
     * @param planes 32-bit floats from the position on, in native order; a direct buffer
     * @param shape  (N,C,H,W)
     * @return the pictures' probabilities one after another, as the card promises them
     * @throws ModelException if the network cannot work on this shape, or does not keep its card's promises
     */
    float[] probabilities(ByteBuffer planes, Shape shape);

    /**
     * Tells where in pictures the classes were seen.
     *
     * @param planes as above
     * @return the Grad-CAM maps of each picture
     * @throws ModelException if the network does not let its gradients be seen
     */
    List<FeatureMaps> gradCam(ByteBuffer planes, Shape shape);

    /** What is said of a network that was made elsewhere. */
    static ModelException keepsGradients(String name) {
        return new ModelException("Model " + name
                + " was made elsewhere and does not let its gradients be seen; choose the method occlusion");
    }

    /** @return an estimate of the memory that one picture needs on its way through the network */
    long bytes(InputSpec input);

    /** @return how many pictures it is worth showing together */
    default int rowsTogether() {
        return 16;
    }

    /** @return on how many threads it may answer at the same time */
    default int atOnce() {
        return 1;
    }

    /** What a picture needs in a network about which nothing is known, per pixel: 64 channels, four times. */
    static long guess(InputSpec input) {
        return 4L * 64 * Float.BYTES * input.width() * input.height();
    }

    @Override
    void close();

    /**
     * Loads a model's network.
     *
     * @param device that {@link RuntimeChoice} chose for it
     * @throws ModelException if it does not load, or needs a library that is not there
     */
    static RunningNetwork load(StoredModel model, ComputeDevice device) {
        return switch (model.card().weights().format()) {
            case SAFETENSORS ->
                device.runtime() == NetworkRuntime.ONNXRUNTIME
                        ? new ExportedNetwork(model)
                        : new CatalogueNetwork(model, device);
            case TORCHSCRIPT -> new TorchScriptNetwork(model, device);
            case ONNX -> onnx(model);
        };
    }

    private static RunningNetwork onnx(StoredModel model) {
        OnnxRuntime.problem().ifPresent(why -> {
            throw new ModelException("Model " + model.card().name() + " is an ONNX file and " + why
                    + "; put the jar com.microsoft.onnxruntime:onnxruntime from Maven Central beside LesionJ's jars");
        });
        return new OnnxNetwork(model.card(), model.content(), model.card().output());
    }
}
