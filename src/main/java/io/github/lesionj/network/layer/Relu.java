// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/** max(x, 0). */
public final class Relu extends TorchLayer implements Pointwise.Activation {

    public Relu() {
        super("torch.relu_(x)", "x");
    }

    @Override
    public Pointwise pointwise() {
        return Pointwise.RELU;
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return Activation.relu(x);
    }

    /** In place. */
    @Override
    public NDArray consume(NDArray x, boolean training) {
        try (x) {
            return operator().apply(x);
        }
    }
}
