// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.initializer.NormalInitializer;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;

/**
 * A 2-D convolution, (N,Cin,H,W) to (N,Cout,H',W'), weights (Cout, Cin/groups, k, k), initialised after He et al. 2015.
 *
 * <p>Padding is {@code dilation * (k - 1) / 2} on every side unless {@link Builder#valid()} or
 * {@link Builder#padding(Padding)} asks for another, so that a stride of 1 keeps the size for odd kernels and a stride
 * of 2 gives {@code ceil(size / 2)}.
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
    private final Padding style;
    private Epilogue tail = Epilogue.NONE;
    private Optional<FoldedConv> folded = Optional.empty();
    private LongConsumer watcher = numbers -> {};

    private Conv(Builder b, int inputs, int outputs) {
        if (inputs % b.groups != 0 || outputs % b.groups != 0)
            throw new IllegalArgumentException(
                    b.groups + " groups do not divide " + inputs + " and " + outputs + " channels");
        weight = parameter("weight", Parameter.Type.WEIGHT, true, outputs, inputs / b.groups, b.height, b.width);
        hasBias = b.bias;
        bias = hasBias ? parameter("bias", Parameter.Type.BIAS, true, outputs) : null;
        stride = new Shape(b.stride, b.stride);
        padding = new Shape(
                b.style.eachSide(b.dilation * (b.height - 1) + 1), b.style.eachSide(b.dilation * (b.width - 1) + 1));
        dilation = new Shape(b.dilation, b.dilation);
        groups = b.groups;
        this.outputs = outputs;
        style = b.style;
    }

    /** Starts a convolution with a square kernel of {@code size} pixels; stride 1, no bias, same size, one group. */
    public static Builder kernel(int size) {
        return new Builder(size, size);
    }

    /** Starts a convolution with a kernel of {@code height} by {@code width} pixels, otherwise as {@link #kernel(int)}. */
    public static Builder kernel(int height, int width) {
        return new Builder(height, width);
    }

    /**
     * Lets all convolutions of a network start from normal numbers of variance 2 / (outputs that an input reaches): the
     * "fan out" rule of He et al. 2015. To be called before the network is initialised.
     */
    public static void startByFanOut(Block network) {
        if (network instanceof Conv conv) {
            Shape shape = conv.weight.getShape();
            long reached = shape.get(0) * shape.get(2) * shape.get(3) / conv.groups;
            conv.weight.setInitializer(new NormalInitializer((float) Math.sqrt(2.0 / reached)));
        }
        network.getChildren().values().forEach(Conv::startByFanOut);
    }

    /** @return the number of output channels */
    public int outputs() {
        return outputs;
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
        Epilogue.Folded numbers =
                tail.fold(weight.getArray(), 0, Optional.ofNullable(bias).map(Parameter::getArray));
        folded = Optional.of(new FoldedConv(folding, numbers, tail.activation(), stride, dilation, groups));
        getDirectParameters().values().forEach(Parameter::close);
    }

    /** @throws IllegalStateException if the layer is to be trained, but was folded */
    @Override
    public NDArray apply(NDArray x, boolean training) {
        if (training && folded.isPresent())
            throw new IllegalStateException("A folded network cannot be trained; build it anew.");
        if (style != Padding.SAME) return convolve(x, padding);
        long rows = missing(x.getShape().get(2), 0);
        long columns = missing(x.getShape().get(3), 1);
        Shape eachSide = new Shape(rows / 2, columns / 2);
        if (rows % 2 == 0 && columns % 2 == 0) return convolve(x, eachSide);
        try (NDArray padded = x.pad(new Shape(0, columns % 2, 0, rows % 2), 0)) {
            return convolve(padded, eachSide);
        }
    }

    private NDArray convolve(NDArray x, Shape eachSide) {
        if (folded.isPresent()) return folded.get().apply(x, eachSide);
        NDArray b = hasBias ? bias.getArray() : null;
        NDArray answer = Conv2d.conv2d(x, weight.getArray(), b, stride, eachSide, dilation, groups)
                .singletonOrThrow();
        watcher.accept(x.size() + answer.size());
        return answer;
    }

    /** @param numbers hears of each run how many numbers go in and come out, until the layer is folded */
    void watch(LongConsumer numbers) {
        watcher = numbers;
    }

    private long missing(long size, int axis) {
        long reach = dilation.get(axis) * (weight.getShape().get(2 + axis) - 1) + 1;
        return Padding.missing(size, reach, stride.get(axis));
    }

    /** Says how a convolution differs from the plain one. */
    public static final class Builder {
        private final int height;
        private final int width;
        private int stride = 1;
        private int dilation = 1;
        private int groups = 1;
        private boolean bias;
        private Padding style = Padding.SYMMETRIC;
        private IntFunction<BatchNorm> norms = BatchNorm::new;
        private String name = "conv";
        private String normName = "bn";

        private Builder(int height, int width) {
            this.height = height;
            this.width = width;
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
            return padding(Padding.VALID);
        }

        /**
         * Padding by the whole kernel but one pixel: a size of n grows to n + k - 1. With its kernel mirrored this is
         * the transposed convolution of stride 1 and no padding.
         */
        public Builder full() {
            return padding(Padding.FULL);
        }

        public Builder padding(Padding style) {
            this.style = style;
            return this;
        }

        /** Takes another batch normalisation than PyTorch's default, made from the number of its channels. */
        public Builder norms(IntFunction<BatchNorm> norms) {
            this.norms = norms;
            return this;
        }

        /** Gives the convolution and the batch normalisation that follows it other names than "conv" and "bn". */
        public Builder named(String convolution, String norm) {
            name = convolution;
            normName = norm;
            return this;
        }

        /** Finishes the convolution, which has no name yet. */
        public Conv channels(int inputs, int outputs) {
            return new Conv(this, inputs, outputs);
        }

        /** Finishes it, followed by batch normalisation. */
        public Sequence norm(int inputs, int outputs) {
            return new Sequence(
                    channels(inputs, outputs).named(name), norms.apply(outputs).named(normName));
        }

        /** Finishes it, followed by batch normalisation and an activation. */
        public Sequence norm(int inputs, int outputs, Layer activation) {
            return new Sequence(
                    channels(inputs, outputs).named(name), norms.apply(outputs).named(normName), activation);
        }

        /** Finishes it, followed by batch normalisation and ReLU: "CBR". */
        public Sequence normRelu(int inputs, int outputs) {
            return norm(inputs, outputs, new Relu());
        }
    }
}
