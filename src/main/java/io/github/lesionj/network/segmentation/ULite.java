// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.github.lesionj.network.layer.AxialConv;
import io.github.lesionj.network.layer.BatchNorm;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Gelu;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.MaxPool;
import io.github.lesionj.network.layer.MirrorPad;
import io.github.lesionj.network.layer.NearestUpsampling;
import io.github.lesionj.network.layer.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * U-Lite of Dinh et al. 2023 (arXiv 2306.16103): a U-shape of axial depthwise convolutions.
 *
 * <p>Maps (N,channels,H,W), any H and W, to logits (N,outputs,H,W); sizes that the levels do not halve evenly are
 * extended by reflection and the output is cut back. 878,417 trained parameters with the default widths. Depthwise
 * filters at full size make its training slow on a CPU.
 */
public final class ULite extends Layer {

    /** Channels of the levels, finest first; the last one a multiple of 4. */
    public static final List<Integer> WIDTHS = List.of(16, 32, 64, 128, 256, 512);

    private static final int KERNEL = 7;
    private static final Layer UP = new NearestUpsampling();

    private final Layer stem;
    private final List<Layer> mixers = new ArrayList<>();
    private final List<Layer> downs = new ArrayList<>();
    private final Layer narrow;
    private final List<Layer> reaches = new ArrayList<>();
    private final Layer widen;
    private final List<Layer> decoder = new ArrayList<>();
    private final Layer head;
    private final int multiple;

    /**
     * @param channels of the input, 3 for RGB
     * @param outputs  number of output maps, 1 for the lesion
     * @param widths   channels of the levels, finest first; the last one a multiple of 4
     */
    public ULite(int channels, int outputs, List<Integer> widths) {
        int width = widths.get(0);
        stem = child("stem", Conv.kernel(KERNEL).bias().channels(channels, width));
        for (int next : widths.subList(1, widths.size())) {
            String stage = "encoder.stage" + (mixers.size() + 1);
            mixers.add(child(
                    stage,
                    new Sequence(new AxialConv(width, KERNEL, 1).named("axial"), new BatchNorm(width).named("bn"))));
            downs.add(child(stage + ".pointwise", new Sequence(point(width, next), new MaxPool(), new Gelu())));
            width = next;
        }
        int quarter = width / 4;
        narrow = child("bottleneck.narrow", point(width, quarter));
        for (int dilation = 1; dilation <= 3; dilation++)
            reaches.add(child("bottleneck.dilation" + dilation, new AxialConv(quarter, 3, dilation)));
        widen = child(
                "bottleneck.widen",
                new Sequence(
                        new BatchNorm(4 * quarter).named("bn"),
                        point(4 * quarter, width).named("pointwise"),
                        new Gelu()));
        for (int level = widths.size() - 2; level >= 0; level--) {
            int next = widths.get(level);
            decoder.add(child(
                    "decoder.stage" + (level + 1),
                    new Sequence(
                            point(width + next, next).named("pointwise1"),
                            new BatchNorm(next).named("bn"),
                            new AxialConv(next, KERNEL, 1).named("axial"),
                            point(next, next).named("pointwise2"),
                            new Gelu())));
            width = next;
        }
        head = child("head", point(width, outputs));
        multiple = 1 << widths.size() - 1;
    }

    private static Layer point(int inputs, int outputs) {
        return Conv.kernel(1).bias().channels(inputs, outputs);
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return MirrorPad.toMultiple(x, multiple, multiple, fitting -> run(fitting, training));
    }

    private NDArray run(NDArray x, boolean training) {
        try (NDList skips = new NDList()) {
            NDArray map = stem.apply(x, training);
            for (int i = 0; i < mixers.size(); i++)
                try (NDArray above = map) {
                    skips.add(mixers.get(i).apply(above, training));
                    map = downs.get(i).apply(skips.get(i), training);
                }
            try (NDArray deepest = map) {
                map = widenReach(deepest, training);
            }
            for (int i = 0; i < decoder.size(); i++)
                try (NDArray below = map;
                        NDArray enlarged = UP.apply(below, training);
                        NDArray both = NDArrays.concat(new NDList(enlarged, skips.get(skips.size() - 1 - i)), 1)) {
                    map = decoder.get(i).apply(both, training);
                }
            try (NDArray last = map) {
                return head.apply(last, training);
            }
        }
    }

    private NDArray widenReach(NDArray x, boolean training) {
        try (NDList branches = new NDList()) {
            NDArray narrowed = narrow.apply(x, training);
            branches.add(narrowed);
            reaches.forEach(reach -> branches.add(reach.apply(narrowed, training)));
            try (NDArray both = NDArrays.concat(branches, 1)) {
                return widen.apply(both, training);
            }
        }
    }
}
