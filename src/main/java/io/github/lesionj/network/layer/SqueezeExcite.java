// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/**
 * Squeeze-and-excitation (Hu et al. 2017, arXiv 1709.01507): multiplies each channel with a weight in 0..1 that two 1x1
 * convolutions derive from the means of all channels.
 */
public final class SqueezeExcite extends Layer {

    private final Layer pool = new GlobalAveragePool();
    private final Layer weigh;

    /**
     * @param channels   of input and output
     * @param squeezed   channels between the two convolutions
     * @param activation between the two convolutions
     */
    public SqueezeExcite(int channels, int squeezed, Layer activation) {
        weigh = child(new Sequence(
                Conv.kernel(1).bias().channels(channels, squeezed).named("conv_reduce"),
                activation,
                Conv.kernel(1).bias().channels(squeezed, channels).named("conv_expand")));
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        try (NDArray means = pool.apply(x, training);
                NDArray pixels = means.reshape(x.getShape().get(0), x.getShape().get(1), 1, 1);
                NDArray logits = weigh.apply(pixels, training);
                NDArray weights = Activation.sigmoid(logits)) {
            return x.mul(weights);
        }
    }
}
