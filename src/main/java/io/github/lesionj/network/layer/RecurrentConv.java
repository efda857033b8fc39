// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;

/**
 * The recurrent convolution of R2U-Net (Alom et al. 2018, arXiv 1802.06955): one 3x3 convolution f with batch
 * normalisation and ReLU that keeps the channels and is run again and again, h = f(x), then h = f(x + h).
 *
 * <p>Weights and statistics are shared by all steps, so that the steps change the cost but not the parameters.
 */
public final class RecurrentConv extends Layer {

    private final Layer step;
    private final int steps;

    /**
     * @param channels of input and output
     * @param steps    how often f is run again; 0 is a plain convolution
     */
    public RecurrentConv(int channels, int steps) {
        step = child(Conv.kernel(3).bias().normRelu(channels, channels));
        this.steps = steps;
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        NDArray state = step.apply(x, training);
        for (int i = 0; i < steps; i++)
            try (NDArray last = state;
                    NDArray sum = x.add(last)) {
                state = step.apply(sum, training);
            }
        return state;
    }
}
