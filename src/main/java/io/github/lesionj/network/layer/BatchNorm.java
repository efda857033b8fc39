// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;

/**
 * Batch normalisation over (N,H,W) for each of C channels (Ioffe and Szegedy 2015). Gamma and beta, which PyTorch and
 * files call weight and bias, are trained; the running mean and variance are kept as two further parameters that are not.
 * While beta is frozen, training too uses the running statistics and leaves them alone.
 */
public final class BatchNorm extends Layer {

    /** DJL's word for the second axis, where PyTorch has the channels anyway; 1 would swap axes twice for nothing. */
    private static final int PYTORCHS_AXIS = -1;

    private static final float EPSILON = 1e-5f;
    private static final float MOMENTUM = 0.9f;
    private static final float KERAS_EPSILON = 1e-3f;
    private static final float KERAS_MOMENTUM = 0.99f;

    private final Parameter gamma;
    private final Parameter beta;
    private final Parameter runningMean;
    private final Parameter runningVar;
    private final float epsilon;
    private final float momentum;

    /** PyTorch's defaults: epsilon 1e-5, one tenth of each batch's statistics enters the running ones. */
    public BatchNorm(int channels) {
        this(channels, EPSILON, MOMENTUM);
    }

    /**
     * @param channels of the input
     * @param epsilon  added to the variance
     * @param momentum the share of the old running statistics that each batch leaves (Keras' sense, 1 - PyTorch's)
     */
    public BatchNorm(int channels, float epsilon, float momentum) {
        this(channels, epsilon, momentum, true);
    }

    private BatchNorm(int channels, float epsilon, float momentum, boolean trainGamma) {
        gamma = parameter("weight", Parameter.Type.GAMMA, trainGamma, channels);
        beta = parameter("bias", Parameter.Type.BETA, true, channels);
        runningMean = parameter("running_mean", Parameter.Type.RUNNING_MEAN, false, channels);
        runningVar = parameter("running_var", Parameter.Type.RUNNING_VAR, false, channels);
        this.epsilon = epsilon;
        this.momentum = momentum;
    }

    /** Keras' defaults: epsilon 1e-3, one hundredth of each batch's statistics enters the running ones. */
    public static BatchNorm keras(int channels) {
        return new BatchNorm(channels, KERAS_EPSILON, KERAS_MOMENTUM);
    }

    /** {@link #keras} with a gamma that stays 1: stored, but not trained (TensorFlow's {@code scale=False}). */
    public static BatchNorm kerasWithoutGamma(int channels) {
        return new BatchNorm(channels, KERAS_EPSILON, KERAS_MOMENTUM, false);
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        NDList out = ai.djl.nn.norm.BatchNorm.batchNorm(
                x,
                runningMean.getArray(),
                runningVar.getArray(),
                gamma.getArray(),
                beta.getArray(),
                PYTORCHS_AXIS,
                momentum,
                epsilon,
                training && beta.requiresGradient());
        return out.singletonOrThrow();
    }

    /** @return what each channel is multiplied with outside of training */
    NDArray factor() {
        try (NDArray variance = runningVar.getArray().add(epsilon);
                NDArray deviation = variance.sqrt()) {
            return gamma.getArray().div(deviation);
        }
    }

    /** @return what becomes of one number for each channel outside of training, given {@link #factor} */
    NDArray shift(NDArray x, NDArray factor) {
        try (NDArray centred = x.sub(runningMean.getArray());
                NDArray scaled = centred.mul(factor)) {
            return scaled.add(beta.getArray());
        }
    }
}
