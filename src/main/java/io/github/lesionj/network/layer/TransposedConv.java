package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;

/**
 * A transposed convolution of 2x2 pixels and stride 2, (N,Cin,H,W) to (N,Cout,2H,2W), weights (Cin,Cout,2,2), with
 * bias.
 */
public final class TransposedConv extends TorchLayer {

    private final Parameter weight;
    private final Parameter bias;

    public TransposedConv(int inputs, int outputs) {
        super("torch.conv_transpose2d(x, weight, bias, [2, 2], [0, 0], [0, 0], 1, [1, 1])", "x", "weight", "bias");
        weight = parameter("weight", Parameter.Type.WEIGHT, true, inputs, outputs, 2, 2);
        bias = parameter("bias", Parameter.Type.BIAS, true, outputs);
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return operator().apply(x, weight.getArray(), bias.getArray());
    }
}
