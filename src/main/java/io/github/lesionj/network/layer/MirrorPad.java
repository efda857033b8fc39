// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.function.UnaryOperator;

/**
 * Extends pictures beyond their borders by their own mirror image, the border pixel included (NumPy's "symmetric"), as
 * often mirrored as it takes; so even a picture of one pixel can be extended.
 */
public final class MirrorPad {

    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    private MirrorPad() {}

    /**
     * @param x (N,C,H,W); stays open
     * @return (N,C,top+H+bottom,left+W+right)
     */
    public static NDArray extend(NDArray x, long top, long bottom, long left, long right) {
        try (NDArray tall = extendAxis(x, ROWS, top, bottom)) {
            return extendAxis(tall, COLUMNS, left, right);
        }
    }

    /**
     * Runs a network that keeps the size but takes only some sizes: extends the input to the right and below, and cuts
     * the output back.
     *
     * @param x        (N,C,H,W); stays open
     * @param multiple of which the extended height and width are
     * @param least    height and width of the extended input
     * @param network  from (N,C,H',W') to (N,C',H',W')
     * @return (N,C',H,W)
     */
    public static NDArray toMultiple(NDArray x, long multiple, long least, UnaryOperator<NDArray> network) {
        long height = x.getShape().get(ROWS);
        long width = x.getShape().get(COLUMNS);
        long below = missing(height, multiple, least);
        long beside = missing(width, multiple, least);
        if (below == 0 && beside == 0) return network.apply(x);
        try (NDArray extended = extend(x, 0, below, 0, beside);
                NDArray out = network.apply(extended)) {
            return out.get(new NDIndex(":, :, 0:{}, 0:{}", height, width));
        }
    }

    private static long missing(long size, long multiple, long least) {
        long wanted = Math.max(size, least);
        return wanted + Math.floorMod(-wanted, multiple) - size;
    }

    private static NDArray extendAxis(NDArray x, int axis, long before, long after) {
        long size = x.getShape().get(axis);
        long start = Math.floorMod(-before, 2 * size);
        long end = start + before + size + after;
        long[] repeats = {1, 1, 1, 1};
        repeats[axis] = end / (2 * size) + 1;
        try (NDArray mirrored = x.flip(axis);
                NDArray period = NDArrays.concat(new NDList(x, mirrored), axis);
                NDArray repeated = period.tile(repeats)) {
            return repeated.get(new NDIndex().addAllDim(axis).addSliceDim(start, end));
        }
    }
}
