// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;

/** Doubles height and width by nearest neighbours: every pixel becomes 2x2 equal ones. */
public final class NearestUpsampling extends Layer {

    private static final int NEAREST = 0;

    @Override
    public NDArray apply(NDArray x, boolean training) {
        long[] size = {2 * x.getShape().get(2), 2 * x.getShape().get(3)};
        return x.getNDArrayInternal().interpolation(size, NEAREST, false);
    }
}
