// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * A depthwise separable convolution (Chollet 2016, arXiv 1610.02357): 3x3 on each channel by itself, then 1x1 across the
 * channels, nothing between, no bias, same size.
 */
public final class SeparableConv extends Layer {

    private final Layer convolutions;

    /**
     * @param inputs  channels of the input
     * @param outputs channels of the output
     */
    public SeparableConv(int inputs, int outputs) {
        convolutions = child(new Sequence(
                Conv.kernel(3).groups(inputs).channels(inputs, inputs).named("conv1"),
                Conv.kernel(1).channels(inputs, outputs).named("pointwise")));
    }

    @Override
    List<Layer> parts() {
        return convolutions.parts();
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return convolutions.apply(x, training);
    }
}
