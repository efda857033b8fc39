// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.github.lesionj.network.layer.BilinearUpsampling;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.Relu;
import io.github.lesionj.network.layer.ResidualBlock;
import io.github.lesionj.network.layer.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * LesionLite, LesionJ's own small encoder-decoder: cheap to train and run on a CPU, no published score.
 *
 * <p>A stem at half size, residual stages that each halve the size again, a context block of parallel dilated
 * convolutions, and a decoder that adds each encoder map to its enlarged input. Maps (N,channels,H,W), any H and W, to
 * logits (N,outputs,H,W). With the default widths 690,513 trained parameters.
 */
public final class LesionLite extends Layer {

    /** Channels at 1/2, 1/4, 1/8, 1/16 and 1/32 of the size. */
    public static final List<Integer> WIDTHS = List.of(16, 24, 48, 96, 128);

    private static final int[] CONTEXT_DILATIONS = {1, 2, 4};

    private final List<Layer> encoder = new ArrayList<>();
    private final List<Layer> context = new ArrayList<>();
    private final List<Layer> laterals = new ArrayList<>();
    private final List<Layer> smoothers = new ArrayList<>();
    private final Layer head;
    private final BilinearUpsampling enlarge;
    private final Relu relu;

    /**
     * @param channels of the input, 3 for RGB
     * @param outputs  number of output maps, 1 for the lesion
     * @param widths   channels of each level from 1/2 of the size down; the last one a multiple of 4
     */
    public LesionLite(int channels, int outputs, List<Integer> widths) {
        int width = widths.get(0);
        encoder.add(child(
                "encoder.stage1",
                new Sequence(
                        Conv.kernel(3).stride(2).named("conv1", "bn1").normRelu(channels, width),
                        Conv.kernel(3).named("conv2", "bn2").normRelu(width, width))));
        for (int next : widths.subList(1, widths.size())) {
            encoder.add(child("encoder.stage" + (encoder.size() + 1), new ResidualBlock(width, next, 2)));
            width = next;
        }
        int quarter = width / 4;
        context.add(child("context.pointwise", Conv.kernel(1).normRelu(width, quarter)));
        for (int dilation : CONTEXT_DILATIONS)
            context.add(child(
                    "context.dilation" + dilation,
                    Conv.kernel(3).dilation(dilation).normRelu(width, quarter)));
        for (int level = widths.size() - 2; level >= 0; level--) {
            int next = widths.get(level);
            laterals.add(child(
                    "decoder.stage" + (level + 1) + ".lateral", Conv.kernel(1).norm(width, next)));
            smoothers.add(child(
                    "decoder.stage" + (level + 1) + ".smooth", Conv.kernel(3).normRelu(next, next)));
            width = next;
        }
        head = child("head", Conv.kernel(1).bias().channels(width, outputs));
        enlarge = child(new BilinearUpsampling());
        relu = child(new Relu());
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        NDList maps = new NDList();
        NDArray map = x;
        for (Layer stage : encoder) {
            map = stage.apply(map, training);
            maps.add(map);
        }
        try (maps) {
            NDArray up = gatherContext(map, training);
            for (int i = 0; i < laterals.size(); i++) {
                NDArray skip = maps.get(maps.size() - 2 - i);
                NDArray next = climb(up, skip, laterals.get(i), smoothers.get(i), training);
                up.close();
                up = next;
            }
            try (NDArray last = up;
                    NDArray logits = head.apply(last, training)) {
                return enlarge.enlarge(logits, x.getShape());
            }
        }
    }

    private NDArray gatherContext(NDArray map, boolean training) {
        try (NDList branches = new NDList()) {
            context.forEach(branch -> branches.add(branch.apply(map, training)));
            return NDArrays.concat(branches, 1);
        }
    }

    private NDArray climb(NDArray deep, NDArray skip, Layer lateral, Layer smooth, boolean training) {
        try (NDArray narrowed = lateral.apply(deep, training);
                NDArray enlarged = enlarge.enlarge(narrowed, skip.getShape());
                NDArray active = relu.consume(enlarged.addi(skip), training)) {
            return smooth.apply(active, training);
        }
    }
}
