// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Dropout;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.MirrorPad;
import io.github.lesionj.network.layer.Relu;
import io.github.lesionj.network.layer.Sequence;
import io.github.lesionj.network.layer.TransposedConv;
import java.util.List;

/**
 * U-Net as Ronneberger, Fischer and Brox printed it in 2015 (arXiv 1505.04597): unpadded convolutions, no
 * normalisation.
 *
 * <p>{@link #inner} maps 572x572 pixels to the inner 388x388. {@link #apply} mirrors the picture beyond its borders
 * first, as the paper does, and so gives logits (N,outputs,H,W) for any H and W.
 */
public final class UNetOriginal extends UShapedNetwork {

    /** Channels of the levels, finest first: 31,031,810 parameters for RGB and 2 outputs. */
    public static final List<Integer> WIDTHS = List.of(64, 128, 256, 512, 1024);

    private final int border;

    /**
     * @param channels of the input, 3 for RGB
     * @param outputs  number of output maps; 2 in the paper, whose softmax equals the sigmoid of their difference
     * @param widths   channels of the levels, finest first
     * @param dropout  rate at the end of the contracting path
     */
    public UNetOriginal(int channels, int outputs, List<Integer> widths, double dropout) {
        int deepest = widths.size() - 1;
        int width = channels;
        for (int level = 0; level <= deepest; level++) {
            int next = widths.get(level);
            Layer stage = twice(width, next);
            encode(level == deepest ? new Sequence(stage, new Dropout(dropout)) : stage);
            width = next;
        }
        for (int level = deepest - 1; level >= 0; level--) {
            int next = widths.get(level);
            decode(new TransposedConv(width, next), twice(2 * next, next));
            width = next;
        }
        end(width, outputs);
        border = 6 * multiple() - 4;
    }

    /** @return the pixels that {@link #inner} loses on every side: 92 with five levels */
    public int border() {
        return border;
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        long height = x.getShape().get(2);
        long width = x.getShape().get(3);
        try (NDArray extended = MirrorPad.extend(x, border, border + surplus(height), border, border + surplus(width));
                NDArray logits = inner(extended, training)) {
            return logits.get(new NDIndex(":, :, 0:{}, 0:{}", height, width));
        }
    }

    /**
     * Runs the network without extending the picture.
     *
     * @param x (N,channels,H,W) with H and W such that H - 2 border - 4 is a multiple of 16 (of five levels), like 572
     * @return (N,outputs,H - 2 border,W - 2 border)
     */
    public NDArray inner(NDArray x, boolean training) {
        return run(x, training);
    }

    /** The pixels by which an output must exceed {@code size} for all levels to halve evenly. */
    private long surplus(long size) {
        return Math.floorMod(4 - size, (long) multiple());
    }

    private static Layer twice(int inputs, int outputs) {
        return new Sequence(
                Conv.kernel(3).valid().bias().channels(inputs, outputs).named("conv1"), new Relu(),
                Conv.kernel(3).valid().bias().channels(outputs, outputs).named("conv2"), new Relu());
    }
}
