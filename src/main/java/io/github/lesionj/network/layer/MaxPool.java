// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** The largest value in a moving square window, (N,C,H,W) to (N,C,H',W'); padding never wins. */
public final class MaxPool extends Layer {

    private final int kernel;
    private final int stride;
    private final Padding padding;

    /** Windows of 2x2 side by side: halves the size, rounding down. */
    public MaxPool() {
        this(2, 2);
    }

    /** Symmetric padding of {@code (kernel - 1) / 2}: none for a window of 2 pixels, one pixel for 3. */
    public MaxPool(int kernel, int stride) {
        this(kernel, stride, Padding.SYMMETRIC);
    }

    /**
     * @param kernel  side of the window in pixels
     * @param stride  step of the window in pixels
     * @param padding any but {@link Padding#FULL}
     */
    public MaxPool(int kernel, int stride, Padding padding) {
        if (padding == Padding.FULL) throw new IllegalArgumentException("A pooling cannot have full padding");
        this.kernel = kernel;
        this.stride = stride;
        this.padding = padding;
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        boolean same = padding == Padding.SAME;
        Shape border =
                new Shape(border(x.getShape().get(2)), border(x.getShape().get(3)));
        // Rounding the output size up makes PyTorch add the odd pixel below and to the right, as "same" wants it.
        return x.getNDArrayInternal().maxPool(new Shape(kernel, kernel), new Shape(stride, stride), border, same);
    }

    private long border(long size) {
        return padding == Padding.SAME ? Padding.missing(size, kernel, stride) / 2 : padding.eachSide(kernel);
    }
}
