// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** Sets values to zero at random while training (Srivastava et al. 2014) and scales the rest up; identity otherwise. */
public final class Dropout extends Layer {

    private final float rate;

    /** @param rate the share of values that is dropped, 0..1 (exclusive) */
    public Dropout(double rate) {
        if (!(rate >= 0 && rate < 1)) throw new IllegalArgumentException("A dropout rate lies in [0, 1), not " + rate);
        this.rate = (float) rate;
    }

    @Override
    List<Layer> parts() {
        return List.of();
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        // DJL would return the input itself, which the next layer may overwrite; its duplicate has no gradient.
        if (!training || rate == 0) return x.add(0);
        return ai.djl.nn.norm.Dropout.dropout(x, rate, training).singletonOrThrow();
    }
}
