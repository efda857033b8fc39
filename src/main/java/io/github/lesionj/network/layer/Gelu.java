// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/** x times the normal distribution's integral up to x, exact (Hendrycks and Gimpel 2016, arXiv 1606.08415). */
public final class Gelu extends Layer implements Pointwise.Activation {

    @Override
    public Pointwise pointwise() {
        return Pointwise.GELU;
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return Activation.gelu(x);
    }
}
