package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;

/**
 * A transposed convolution of 2x2 pixels and stride 2, (N,Cin,H,W) to (N,Cout,2H,2W), weights (Cin,Cout,2,2), with
 * bias.
 *
 * <p>Its windows do not overlap, so that it equals a 1x1 convolution to four times the channels whose outputs are dealt
 * out to the four pixels.
 */
public final class TransposedConv extends Layer {

    private static final Shape ONE = new Shape(1, 1);
    private static final Shape NONE = new Shape(0, 0);

    private final Parameter weight;
    private final Parameter bias;
    private final int inputs;
    private final int outputs;

    public TransposedConv(int inputs, int outputs) {
        weight = parameter("weight", Parameter.Type.WEIGHT, true, inputs, outputs, 2, 2);
        bias = parameter("bias", Parameter.Type.BIAS, true, outputs);
        this.inputs = inputs;
        this.outputs = outputs;
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        long batch = x.getShape().get(0);
        long height = x.getShape().get(2);
        long width = x.getShape().get(3);
        try (NDArray flat = weight.getArray().reshape(inputs, 4L * outputs, 1, 1);
                NDArray kernels = flat.transpose(1, 0, 2, 3);
                NDArray four = Conv2d.conv2d(x, kernels, null, ONE, NONE, ONE, 1).singletonOrThrow();
                NDArray corners = four.reshape(batch, outputs, 2, 2, height, width);
                NDArray woven = corners.transpose(0, 1, 4, 2, 5, 3);
                NDArray sum = woven.reshape(batch, outputs, 2 * height, 2 * width);
                NDArray offset = bias.getArray().reshape(1, outputs, 1, 1)) {
            return sum.add(offset);
        }
    }
}
