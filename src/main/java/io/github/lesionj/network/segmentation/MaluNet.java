// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.NormalInitializer;
import io.github.lesionj.network.layer.BilinearUpsampling;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Gelu;
import io.github.lesionj.network.layer.GroupNorm;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.MaxPool;
import io.github.lesionj.network.layer.MirrorPad;
import io.github.lesionj.network.layer.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * MALUNet of Ruan et al. 2022 (arXiv 2211.01784): a light U-shape of external and dilated gated attention.
 *
 * <p>Maps (N,channels,H,W), any H and W, to logits (N,outputs,H,W); sides that are not multiples of 32 are extended
 * by reflection and the output is cut back. 177,943 parameters with the default widths. Up-sampling has half-pixel
 * centres, where the authors' code aligns corners. The weights start as in that code.
 */
public final class MaluNet extends Layer {

    /** Channels of the five encoder levels and of the deepest block; multiples of 4. */
    public static final List<Integer> WIDTHS = List.of(8, 16, 24, 32, 48, 64);

    private static final float DENSE_DEVIATION = 0.02f;
    private static final int GROUPS = 4;
    private static final int MULTIPLE = 32;

    private final List<Layer> encoder = new ArrayList<>();
    private final AttentionBridge bridge;
    private final Layer deepest;
    private final List<Layer> decoder = new ArrayList<>();
    private final Layer head;

    /**
     * @param channels of the input, 3 for RGB
     * @param outputs  number of output maps, 1 for the lesion
     * @param widths   as {@link #WIDTHS}
     */
    public MaluNet(int channels, int outputs, List<Integer> widths) {
        int width = channels;
        for (int level = 0; level < 5; level++) {
            int next = widths.get(level);
            Layer unit = level < 3 ? conv(width, next) : attend(width, next);
            encoder.add(child(
                    "encoder.stage" + (level + 1),
                    new Sequence(unit, new GroupNorm(GROUPS, next).named("norm"), new MaxPool(), new Gelu())));
            width = next;
        }
        bridge = new AttentionBridge(widths.subList(0, 5), this::child);
        deepest = child("bottleneck", new Sequence(attend(width, widths.get(5)), new Gelu()));
        width = widths.get(5);
        for (int level = 4; level >= 0; level--) {
            int next = widths.get(level);
            Layer unit = level < 2
                    ? conv(width, next)
                    : new Sequence(
                            new DilatedGatedAttention(width, next).named("dilated"),
                            new ExternalAttention(next).named("external"));
            Layer norm = new GroupNorm(GROUPS, next).named("norm");
            decoder.add(child(
                    "decoder.stage" + (level + 1),
                    level == 4
                            ? new Sequence(unit, norm, new Gelu())
                            : new Sequence(unit, norm, new BilinearUpsampling(), new Gelu())));
            width = next;
        }
        head = child("head", new Sequence(Conv.kernel(1).bias().channels(width, outputs), new BilinearUpsampling()));
        Conv.startByFanOut(this);
        setInitializer(new NormalInitializer(DENSE_DEVIATION), MaluNet::isDense);
    }

    private static boolean isDense(Parameter parameter) {
        return parameter.getType() == Parameter.Type.WEIGHT
                && parameter.getShape().dimension() == 2;
    }

    private static Layer conv(int inputs, int outputs) {
        return Conv.kernel(3).bias().channels(inputs, outputs).named("conv");
    }

    private static Layer attend(int inputs, int outputs) {
        return new Sequence(
                new ExternalAttention(inputs).named("external"),
                new DilatedGatedAttention(inputs, outputs).named("dilated"));
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return MirrorPad.toMultiple(x, MULTIPLE, MULTIPLE, fitting -> run(fitting, training));
    }

    private NDArray run(NDArray x, boolean training) {
        try (NDList maps = new NDList()) {
            for (Layer stage : encoder) maps.add(stage.apply(maps.isEmpty() ? x : maps.get(maps.size() - 1), training));
            try (NDList skips = bridge.apply(maps, training)) {
                NDArray map = deepest.apply(maps.get(maps.size() - 1), training);
                for (int i = 0; i < decoder.size(); i++)
                    try (NDArray below = map;
                            NDArray enlarged = decoder.get(i).apply(below, training)) {
                        map = enlarged.add(skips.get(skips.size() - 1 - i));
                    }
                try (NDArray last = map) {
                    return head.apply(last, training);
                }
            }
        }
    }
}
