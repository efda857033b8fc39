package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Bilinear enlargement with half-pixel centres (PyTorch's {@code align_corners=False}), differentiable. */
public final class Bilinear {

    private static final int MODE = 1;

    private Bilinear() {}

    /**
     * @param x    (N,C,H,W); stays open
     * @param like an array or shape whose last two numbers are the height and width to reach, none below x's own
     * @return (N,C,H',W')
     */
    public static NDArray enlarge(NDArray x, Shape like) {
        int n = like.dimension();
        long[] size = {like.get(n - 2), like.get(n - 1)};
        return x.getNDArrayInternal().interpolation(size, MODE, false);
    }
}
