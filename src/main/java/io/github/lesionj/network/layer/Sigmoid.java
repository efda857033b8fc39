// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/** 1 / (1 + exp(-x)). */
public final class Sigmoid extends Layer implements Pointwise.Activation {

    @Override
    public Pointwise pointwise() {
        return Pointwise.SIGMOID;
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return Activation.sigmoid(x);
    }
}
