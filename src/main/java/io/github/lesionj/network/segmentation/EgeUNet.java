// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.github.lesionj.network.layer.BilinearUpsampling;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.DeeplySupervised;
import io.github.lesionj.network.layer.Gelu;
import io.github.lesionj.network.layer.GroupNorm;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.MaxPool;
import io.github.lesionj.network.layer.MirrorPad;
import io.github.lesionj.network.layer.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * EGE-UNet of Ruan et al. 2023 (arXiv 2307.08473): a very small U-shape of Hadamard product attention.
 *
 * <p>Maps (N,channels,H,W), any H and W, to logits (N,outputs,H,W); sides that are not multiples of 32 are extended
 * by reflection and the output is cut back. 53,374 parameters with the default widths. Each level of the decoder has a
 * mask of its own, which feeds the bridge and is taught too. Up-sampling has half-pixel centres, where the authors' code
 * aligns corners.
 */
public final class EgeUNet extends Layer implements DeeplySupervised {

    /** Channels of the five encoder levels and of the deepest block; multiples of 4. */
    public static final List<Integer> WIDTHS = List.of(8, 16, 24, 32, 48, 64);

    private static final List<Double> MASK_WEIGHTS = List.of(0.1, 0.2, 0.3, 0.4, 0.5);
    private static final int LEVELS = 5;
    private static final int GROUPS = 4;
    private static final int MULTIPLE = 32;

    private final List<Layer> encoder = new ArrayList<>();
    private final Layer deepest;
    private final List<Layer> decoder = new ArrayList<>();
    private final List<Layer> masks = new ArrayList<>();
    private final List<GroupBridge> bridges = new ArrayList<>();
    private final Layer head;
    private final BilinearUpsampling enlarge = new BilinearUpsampling();
    private final int outputs;

    /**
     * @param channels of the input, 3 for RGB
     * @param outputs  number of output maps, 1 for the lesion
     * @param widths   as {@link #WIDTHS}
     */
    public EgeUNet(int channels, int outputs, List<Integer> widths) {
        this.outputs = outputs;
        int width = channels;
        for (int level = 0; level < LEVELS; level++) {
            int next = widths.get(level);
            encoder.add(child(
                    "encoder.stage" + (level + 1),
                    new Sequence(
                            unit(level < 3, width, next),
                            new GroupNorm(GROUPS, next).named("norm"),
                            new MaxPool(),
                            new Gelu())));
            width = next;
        }
        deepest = child("bottleneck", new Sequence(unit(false, width, widths.get(LEVELS)), new Gelu()));
        width = widths.get(LEVELS);
        for (int level = LEVELS - 1; level >= 0; level--) {
            int next = widths.get(level);
            Layer unit = unit(level < 2, width, next);
            Layer norm = new GroupNorm(GROUPS, next).named("norm");
            String stage = "decoder.stage" + (level + 1);
            decoder.add(child(
                    stage,
                    level == LEVELS - 1
                            ? new Sequence(unit, norm, new Gelu())
                            : new Sequence(unit, norm, enlarge, new Gelu())));
            masks.add(child(stage + ".mask", Conv.kernel(1).bias().channels(next, 1)));
            bridges.add(new GroupBridge(stage + ".bridge", width, next, enlarge, this::child));
            width = next;
        }
        head = child("head", new Sequence(Conv.kernel(1).bias().channels(width, outputs), enlarge));
        Conv.startByFanOut(this);
    }

    private static Layer unit(boolean plain, int inputs, int outputs) {
        return plain
                ? Conv.kernel(3).bias().channels(inputs, outputs).named("conv")
                : new HadamardAttention(inputs, outputs).named("attention");
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return MirrorPad.toMultiple(x, MULTIPLE, MULTIPLE, fitting -> {
            try (NDList levelMasks = new NDList()) {
                return run(fitting, training, levelMasks);
            }
        });
    }

    /** The masks come deepest first, each of one channel. */
    @Override
    public NDList outputs(NDArray x, boolean training) {
        try (NDArray all = MirrorPad.toMultiple(x, MULTIPLE, MULTIPLE, fitting -> runAll(fitting, training))) {
            return all.split(LongStream.range(outputs, outputs + LEVELS).toArray(), 1);
        }
    }

    /** The weights of the paper: the finer the mask, the more it counts. */
    @Override
    public List<Double> innerWeights() {
        return MASK_WEIGHTS;
    }

    /** The logits and the enlarged masks as channels of one array. */
    private NDArray runAll(NDArray x, boolean training) {
        try (NDList levelMasks = new NDList();
                NDList all = new NDList(run(x, training, levelMasks))) {
            levelMasks.forEach(mask -> all.add(enlarge.enlarge(mask, x.getShape())));
            return NDArrays.concat(all, 1);
        }
    }

    /** @param levelMasks takes the mask of each level, deepest first */
    private NDArray run(NDArray x, boolean training, NDList levelMasks) {
        try (NDList maps = new NDList();
                NDList bridged = new NDList()) {
            for (Layer stage : encoder) maps.add(stage.apply(maps.isEmpty() ? x : maps.get(maps.size() - 1), training));
            bridged.add(deepest.apply(maps.get(LEVELS - 1), training));
            NDArray map = bridged.get(0);
            for (int i = 0; i < LEVELS; i++) {
                NDArray next;
                try (NDArray enlarged = decoder.get(i).apply(map, training)) {
                    NDArray mask = masks.get(i).apply(enlarged, training);
                    levelMasks.add(mask);
                    bridged.add(bridges.get(i).join(bridged.get(i), maps.get(LEVELS - 1 - i), mask, training));
                    next = enlarged.add(bridged.get(i + 1));
                }
                if (i > 0) map.close();
                map = next;
            }
            try (NDArray last = map) {
                return head.apply(last, training);
            }
        }
    }
}
