// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A transposed convolution of 2x2 pixels and stride 2, (N,Cin,H,W) to (N,Cout,2H,2W), weights (Cin,Cout,2,2), with
 * bias.
 */
public final class TransposedConv extends TorchLayer {

    private static final String EXPRESSION =
            "torch.conv_transpose2d(x, weight, bias, [2, 2], [0, 0], [0, 0], 1, [1, 1])";

    private final Parameter weight;
    private final Parameter bias;
    private Epilogue tail = Epilogue.NONE;
    private Optional<UnaryOperator<NDArray>> folded = Optional.empty();

    public TransposedConv(int inputs, int outputs) {
        super(EXPRESSION, "x", "weight", "bias");
        weight = parameter("weight", Parameter.Type.WEIGHT, true, inputs, outputs, 2, 2);
        bias = parameter("bias", Parameter.Type.BIAS, true, outputs);
    }

    @Override
    boolean absorb(Layer next) {
        Optional<Epilogue> longer = folded.isPresent() ? Optional.empty() : tail.and(next);
        tail = longer.orElse(tail);
        return longer.isPresent();
    }

    @Override
    void fold(Folding folding) {
        if (folded.isPresent()) return;
        Epilogue.Folded numbers = tail.fold(weight.getArray(), 1, Optional.of(bias.getArray()));
        TorchOp operator = folding.convolution(tail.activation().of(EXPRESSION));
        folded = Optional.of(x -> operator.apply(x, numbers.weight(), numbers.bias()));
        getDirectParameters().values().forEach(Parameter::close);
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        if (folded.isPresent()) return folded.get().apply(x);
        return operator().apply(x, weight.getArray(), bias.getArray());
    }
}
