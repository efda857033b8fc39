// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;

/** x * sigmoid(x), also called swish (Ramachandran et al. 2017, arXiv 1710.05941). */
public final class Silu extends TorchLayer implements Pointwise.Activation {

    public Silu() {
        super("torch.silu(x)", "x");
    }

    @Override
    public Pointwise pointwise() {
        return Pointwise.SILU;
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return operator().apply(x);
    }
}
