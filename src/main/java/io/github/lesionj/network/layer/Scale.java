package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;

/** Multiplies with a constant. */
public final class Scale extends Layer {

    private final double factor;

    public Scale(double factor) {
        this.factor = factor;
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return x.mul(factor);
    }
}
