// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;

/** A fully connected layer, (N,Cin) to (N,Cout), weights (Cout,Cin), with bias. */
public final class Dense extends Layer {

    private final Parameter weight;
    private final Parameter bias;

    public Dense(int inputs, int outputs) {
        weight = parameter("weight", Parameter.Type.WEIGHT, true, outputs, inputs);
        bias = parameter("bias", Parameter.Type.BIAS, true, outputs);
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return Linear.linear(x, weight.getArray(), bias.getArray()).singletonOrThrow();
    }
}
