package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** The largest value of each square window; padding counts as minus infinity. */
public final class MaxPool extends Layer {

    private final Shape size;
    private final Shape stride;
    private final Shape padding;

    /** Windows of 2x2 side by side: halves the size, rounding down. */
    public MaxPool() {
        this(2, 2, 0);
    }

    /**
     * @param size    of the window in pixels
     * @param stride  between windows in pixels
     * @param padding on every side in pixels, at most half the window
     */
    public MaxPool(int size, int stride, int padding) {
        this.size = new Shape(size, size);
        this.stride = new Shape(stride, stride);
        this.padding = new Shape(padding, padding);
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return x.getNDArrayInternal().maxPool(size, stride, padding, false);
    }
}
