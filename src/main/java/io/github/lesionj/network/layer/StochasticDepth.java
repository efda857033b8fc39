// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Stochastic depth (Huang et al. 2016, arXiv 1603.09382), also called drop-connect: while training it sets whole images
 * of a batch to zero at random and scales the others up; identity otherwise. Stands at the end of a residual branch.
 */
public final class StochasticDepth extends Layer {

    private final Dropout dropout;

    /** @param rate the share of images that is dropped, 0..1 (exclusive) */
    public StochasticDepth(double rate) {
        dropout = child(new Dropout(rate));
    }

    @Override
    List<Layer> parts() {
        return List.of();
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        if (!training) return dropout.apply(x, false);
        try (NDArray ones = x.getManager().ones(new Shape(x.getShape().get(0), 1, 1, 1), DataType.FLOAT32);
                NDArray kept = dropout.apply(ones, true)) {
            return x.mul(kept);
        }
    }
}
