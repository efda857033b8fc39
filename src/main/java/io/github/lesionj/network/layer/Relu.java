package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/** max(x, 0). */
public final class Relu extends Layer implements Pointwise.Activation {

    @Override
    public Pointwise pointwise() {
        return Pointwise.RELU;
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return Activation.relu(x);
    }
}
