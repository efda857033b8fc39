package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;

/**
 * A 2-D convolution, (N,Cin,H,W) to (N,Cout,H',W'), weights (Cout, Cin/groups, k, k), initialised after He et al. 2015.
 *
 * <p>Padding is {@code dilation * (k - 1) / 2} on every side unless {@link Builder#valid()} is asked for, so that a
 * stride of 1 keeps the size for odd kernels and a stride of 2 gives {@code ceil(size / 2)}.
 */
public final class Conv extends Layer {

    private final Parameter weight;
    private final Parameter bias;
    private final boolean hasBias;
    private final Shape stride;
    private final Shape padding;
    private final Shape dilation;
    private final int groups;
    private final int outputs;

    private Conv(Builder b, int inputs, int outputs) {
        if (inputs % b.groups != 0 || outputs % b.groups != 0)
            throw new IllegalArgumentException(b.groups + " groups do not divide " + inputs + " and " + outputs + " channels");
        weight = parameter("weight", Parameter.Type.WEIGHT, true, outputs, inputs / b.groups, b.kernel, b.kernel);
        hasBias = b.bias;
        bias = hasBias ? parameter("bias", Parameter.Type.BIAS, true, outputs) : null;
        long pad = b.valid ? 0 : (long) b.dilation * (b.kernel - 1) / 2;
        stride = new Shape(b.stride, b.stride);
        padding = new Shape(pad, pad);
        dilation = new Shape(b.dilation, b.dilation);
        groups = b.groups;
        this.outputs = outputs;
    }

    /** Starts a convolution with a square kernel of {@code size} pixels; stride 1, no bias, same size, one group. */
    public static Builder kernel(int size) {
        return new Builder(size);
    }

    /** @return the number of output channels */
    public int outputs() {
        return outputs;
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        NDArray b = hasBias ? bias.getArray() : null;
        return Conv2d.conv2d(x, weight.getArray(), b, stride, padding, dilation, groups).singletonOrThrow();
    }

    /** Says how a convolution differs from the plain one. */
    public static final class Builder {
        private final int kernel;
        private int stride = 1;
        private int dilation = 1;
        private int groups = 1;
        private boolean bias;
        private boolean valid;

        private Builder(int kernel) {
            this.kernel = kernel;
        }

        public Builder stride(int pixels) {
            stride = pixels;
            return this;
        }

        public Builder dilation(int pixels) {
            dilation = pixels;
            return this;
        }

        public Builder groups(int count) {
            groups = count;
            return this;
        }

        public Builder bias() {
            bias = true;
            return this;
        }

        /** No padding. */
        public Builder valid() {
            valid = true;
            return this;
        }

        /** Finishes the convolution. */
        public Conv channels(int inputs, int outputs) {
            return new Conv(this, inputs, outputs);
        }

        /** Finishes it, followed by batch normalisation. */
        public Sequence norm(int inputs, int outputs) {
            return new Sequence(channels(inputs, outputs), new BatchNorm(outputs));
        }

        /** Finishes it, followed by batch normalisation and ReLU: "CBR". */
        public Sequence normRelu(int inputs, int outputs) {
            return new Sequence(channels(inputs, outputs), new BatchNorm(outputs), new Relu());
        }
    }
}
