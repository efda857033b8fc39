package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;

/** A convolution for use only: its normalisation is part of its weights, its activation of the same native call. */
final class FoldedConv {

    private final Folding folding;
    private final NDArray weight;
    private final NDArray bias;
    private final String geometry;
    private final Pointwise activation;
    private final Map<Shape, TorchOp> operators = new HashMap<>();

    FoldedConv(Folding folding, Tail.Folded numbers, Pointwise activation, Shape stride, Shape dilation, int groups) {
        this.folding = folding;
        weight = folding.channelsLast(numbers.weight());
        bias = numbers.bias();
        this.activation = activation;
        geometry = "%s, %s, %d".formatted(
                folding.oneDnn() ? "%s, " + list(stride) : list(stride) + ", %s", list(dilation), groups);
    }

    /** @param padding on each side */
    NDArray apply(NDArray x, Shape padding) {
        return operators.computeIfAbsent(padding, this::compile).apply(x, weight, bias);
    }

    private TorchOp compile(Shape padding) {
        String arguments = "x, weight, bias, " + geometry.formatted(list(padding));
        return folding.convolution(folding.oneDnn()
                ? "ops.mkldnn._convolution_pointwise(%s, %s)".formatted(arguments, activation.attributes())
                : activation.of("torch.conv2d(" + arguments + ")"));
    }

    private static String list(Shape shape) {
        return "[%d, %d]".formatted(shape.get(0), shape.get(1));
    }
}
