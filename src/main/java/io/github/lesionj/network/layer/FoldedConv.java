// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A convolution for use only: its normalisation is part of its weights, its activation of the same native call. The
 * first input settles how the weights lie in memory; others give the same numbers, perhaps more slowly.
 */
final class FoldedConv {

    private final Folding folding;
    private final NDArray bias;
    private final Pointwise activation;
    private final Shape stride;
    private final Shape dilation;
    private final int groups;
    private final Map<Shape, TorchOp> operators = new HashMap<>();
    private NDArray weight;

    FoldedConv(
            Folding folding, Epilogue.Folded numbers, Pointwise activation, Shape stride, Shape dilation, int groups) {
        this.folding = folding;
        weight = numbers.weight();
        bias = numbers.bias();
        this.activation = activation;
        this.stride = stride;
        this.dilation = dilation;
        this.groups = groups;
    }

    /** @param padding on each side */
    NDArray apply(NDArray x, Shape padding) {
        if (operators.isEmpty()) arrange(x.getShape(), padding);
        return operators.computeIfAbsent(padding, this::compile).apply(x, weight, bias);
    }

    private void arrange(Shape input, Shape padding) {
        try (NDArray plain = weight) {
            weight = folding.oneDnn()
                    ? folding.operator(
                                    List.of("x"),
                                    String.format(
                                            Locale.ROOT,
                                            "torch.mkldnn_reorder_conv2d_weight(torch.to_mkldnn(x), %s, %s, %s, %d, %s)",
                                            list(padding),
                                            list(stride),
                                            list(dilation),
                                            groups,
                                            list(input)))
                            .apply(plain)
                    : folding.channelsLast(plain);
        }
    }

    private TorchOp compile(Shape padding) {
        return folding.convolution(
                folding.oneDnn()
                        ? String.format(
                                Locale.ROOT,
                                "ops.mkldnn._convolution_pointwise(x, weight, bias, %s, %s, %s, %d, %s)",
                                list(padding),
                                list(stride),
                                list(dilation),
                                groups,
                                activation.attributes())
                        : activation.of(String.format(
                                Locale.ROOT,
                                "torch.conv2d(x, weight, bias, %s, %s, %s, %d)",
                                list(stride),
                                list(padding),
                                list(dilation),
                                groups)));
    }

    private static String list(Shape shape) {
        return Arrays.toString(shape.getShape());
    }
}
