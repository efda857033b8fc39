// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.Locale;

/**
 * Layer normalisation over the channels of each pixel (Ba et al. 2016, arXiv 1607.06450, as ConvNeXt uses it), then a
 * factor and an offset for each channel. Epsilon is 1e-6.
 */
public final class ChannelNorm extends TorchLayer {

    private static final String EXPRESSION = "torch.permute(torch.layer_norm("
            + "torch.permute(x, [0, 2, 3, 1]), [%d], weight, bias, 9.9999999999999995e-07, False), [0, 3, 1, 2])";

    private final Parameter weight;
    private final Parameter bias;

    public ChannelNorm(int channels) {
        super(String.format(Locale.ROOT, EXPRESSION, channels), "x", "weight", "bias");
        weight = parameter("weight", Parameter.Type.GAMMA, true, channels);
        bias = parameter("bias", Parameter.Type.BETA, true, channels);
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return operator().apply(x, weight.getArray(), bias.getArray());
    }
}
