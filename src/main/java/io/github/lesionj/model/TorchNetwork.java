// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;

/**
 * A network that PyTorch runs. PyTorch keeps its gradient mode per thread; here it is off for the thread that makes the network, so
 * that no graph is recorded.
 */
abstract class TorchNetwork implements RunningNetwork {

    private final Promise promise;
    private final NDManager manager;

    TorchNetwork(ModelCard card, ComputeDevice device) {
        TorchEngine.start();
        JniUtils.setGradMode(false);
        promise = new Promise(card);
        manager = NDManager.newBaseManager(device.device());
    }

    /** @return of the device, open as long as the network */
    final NDManager manager() {
        return manager;
    }

    /**
     * @param scope that the answer lives on
     * @return the network's own numbers, of whatever shape they have
     */
    abstract NDArray answer(ByteBuffer planes, Shape shape, NDManager scope);

    @Override
    public final float[] probabilities(ByteBuffer planes, Shape shape) {
        try (NDManager scope = manager.newSubManager();
                NDArray answer = answer(planes, shape, scope)) {
            promise.requireShape(answer.getShape(), shape.get(0));
            if (promise.card().output() == Output.PROBABILITIES) return promise.probabilities(answer.toFloatArray());
            promise.numbers(answer.toFloatArray());
            try (NDArray probabilities =
                    promise.card().task() == Task.SEGMENTATION ? Activation.sigmoid(answer) : answer.softmax(1)) {
                return probabilities.toFloatArray();
            }
        }
    }

    /** A graphics processor is hardly busy with less. */
    @Override
    public int rowsTogether() {
        return manager.getDevice().isGpu() ? 64 : 16;
    }

    @Override
    public void close() {
        manager.close();
    }
}
