// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;

/** min(max(x, 0), 6). */
public final class Relu6 extends TorchLayer implements Pointwise.Activation {

    public Relu6() {
        super("torch.hardtanh(x, 0., 6.)", "x");
    }

    @Override
    public Pointwise pointwise() {
        return Pointwise.RELU6;
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return operator().apply(x);
    }
}
