// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;

/** Multiplies with a constant. */
public final class Scale extends TorchLayer {

    /** @param factor part of the operator: the memory of a number given to DJL is freed before the gradient needs it */
    public Scale(double factor) {
        super("torch.mul(x, " + factor + ")", "x");
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return operator().apply(x);
    }
}
