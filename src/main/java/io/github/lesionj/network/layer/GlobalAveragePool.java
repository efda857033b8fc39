// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;

/** The mean over all pixels, (N,C,H,W) to (N,C). */
public final class GlobalAveragePool extends Layer {

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return x.getNDArrayInternal().globalAvgPool();
    }
}
