// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;

/**
 * Group normalisation (Wu and He 2018, arXiv 1803.08494): mean and variance over each picture's groups of channels,
 * then a factor and an offset for each channel. Epsilon is 1e-5.
 */
public final class GroupNorm extends TorchLayer {

    private final Parameter weight;
    private final Parameter bias;

    /**
     * @param groups   that divide the channels
     * @param channels of the input
     */
    public GroupNorm(int groups, int channels) {
        super("torch.group_norm(x, " + groups + ", weight, bias, 1.0e-05, False)", "x", "weight", "bias");
        if (channels % groups != 0)
            throw new IllegalArgumentException(groups + " groups do not divide " + channels + " channels");
        weight = parameter("weight", Parameter.Type.GAMMA, true, channels);
        bias = parameter("bias", Parameter.Type.BETA, true, channels);
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return operator().apply(x, weight.getArray(), bias.getArray());
    }
}
