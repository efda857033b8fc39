// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.DeeplySupervised;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.MirrorPad;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * NABLA-N Net after Alom et al. 2019 (arXiv 1904.11126): one recurrent residual encoder, N decoding paths that start at
 * its N deepest levels, and one output that sees all of them.
 *
 * <p>The paper gives no layer table; this reading of it has the encoder, units and up-sampling of {@link R2UNet} and
 * equals that network for N = 1 with {@link Fusion#A}. Maps (N,channels,H,W), any H and W, to logits (N,outputs,H,W);
 * sizes that the levels do not halve evenly are extended by reflection and the output is cut back. With deep supervision
 * every path answers too, which is taught with half the weight of the whole; that weight is ours.
 */
public final class NablaN extends Layer implements DeeplySupervised {

    /** What a decoding unit takes besides the enlarged map from below. */
    public enum Fusion {
        /** The encoder's map of its level, as further channels. */
        A,
        /** The map of its level in the next deeper path, added. */
        B,
        /** Both. */
        AB;

        private boolean skips() {
            return this != B;
        }

        private boolean passes() {
            return this != A;
        }
    }

    /** Channels of the levels, finest first. */
    public static final List<Integer> WIDTHS = List.of(16, 32, 64, 128, 256);

    private static final int STEPS = 2;
    private static final double PATH_WEIGHT = 0.5;

    /** One decoding path, from its deepest level upwards. */
    private record Path(List<Layer> ups, List<Layer> units) {}

    private final List<Layer> encoder = new ArrayList<>();
    private final List<Path> paths = new ArrayList<>();
    private final Layer head;
    private final List<Layer> pathHeads = new ArrayList<>();
    private final Fusion fusion;
    private final int multiple;

    /**
     * @param channels of the input, 3 for RGB
     * @param outputs  number of output maps, 1 for the lesion
     * @param widths   channels of the levels, finest first; more than {@code count} of them
     * @param count    the number of decoding paths, the N of the name
     * @param deep     whether each path has an output of its own besides
     */
    public NablaN(int channels, int outputs, List<Integer> widths, int count, Fusion fusion, boolean deep) {
        if (count < 1 || count >= widths.size())
            throw new IllegalArgumentException("NABLA-N with " + widths.size() + " levels takes 1 to "
                    + (widths.size() - 1) + " paths, not " + count);
        this.fusion = fusion;
        int width = channels;
        for (int next : widths) {
            encoder.add(child("encoder.stage" + (encoder.size() + 1), new RecurrentUnit(width, next, STEPS)));
            width = next;
        }
        for (int path = 0; path < count; path++) paths.add(path("path" + (path + 1), widths, widths.size() - 1 - path));
        head = child("head", Conv.kernel(1).bias().channels(count * widths.get(0), outputs));
        for (int path = 0; deep && path < count; path++)
            pathHeads.add(
                    child("path" + (path + 1) + ".head", Conv.kernel(1).bias().channels(widths.get(0), outputs)));
        multiple = 1 << widths.size() - 1;
    }

    private Path path(String name, List<Integer> widths, int start) {
        Path path = new Path(new ArrayList<>(), new ArrayList<>());
        for (int level = start - 1; level >= 0; level--) {
            int width = widths.get(level);
            String stage = name + ".stage" + (level + 1);
            path.ups.add(child(stage + ".up", RecurrentUnit.up(widths.get(level + 1), width)));
            path.units.add(child(stage, new RecurrentUnit(fusion.skips() ? 2 * width : width, width, STEPS)));
        }
        return path;
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return MirrorPad.toMultiple(x, multiple, multiple, fitting -> run(fitting, training, List.of()));
    }

    /** One answer for each path if there is deep supervision, that of the deepest path first. */
    @Override
    public NDList outputs(NDArray x, boolean training) {
        if (pathHeads.isEmpty()) return new NDList(apply(x, training));
        try (NDArray all = MirrorPad.toMultiple(x, multiple, multiple, fitting -> run(fitting, training, pathHeads))) {
            return all.split(1 + pathHeads.size(), 1);
        }
    }

    @Override
    public List<Double> innerWeights() {
        return Collections.nCopies(pathHeads.size(), PATH_WEIGHT);
    }

    /** @return the logits of all paths together, then as further channels those of the given heads, one for each path */
    private NDArray run(NDArray x, boolean training, List<Layer> heads) {
        NDList finest = new NDList();
        try (NDList encoded = UShape.descend(encoder, x, training);
                NDList decoded = new NDList()) {
            NDList deeper = new NDList();
            for (Path path : paths) {
                deeper = climb(path, encoded, deeper, training);
                decoded.addAll(deeper);
                finest.add(deeper.get(deeper.size() - 1));
            }
            if (heads.isEmpty()) return fuse(finest, training);
            try (NDList all = new NDList(fuse(finest, training))) {
                for (int i = 0; i < heads.size(); i++) all.add(heads.get(i).apply(finest.get(i), training));
                return NDArrays.concat(all, 1);
            }
        }
    }

    /** DJL concatenates a single array by a copy that has lost its gradient. */
    private NDArray fuse(NDList finest, boolean training) {
        if (finest.size() == 1) return head.apply(finest.get(0), training);
        try (NDArray fused = NDArrays.concat(finest, 1)) {
            return head.apply(fused, training);
        }
    }

    /** @return the maps of the path's levels, deepest first; {@code deeper} holds one more, or none at first */
    private NDList climb(Path path, NDList encoded, NDList deeper, boolean training) {
        NDList maps = new NDList();
        int start = path.units.size();
        NDArray map = encoded.get(start);
        for (int i = 0; i < start; i++) {
            Layer unit = path.units.get(i);
            NDArray skip = encoded.get(start - 1 - i);
            try (NDArray enlarged = path.ups.get(i).apply(map, training)) {
                if (fusion.passes() && !deeper.isEmpty())
                    try (NDArray sum = enlarged.add(deeper.get(i + 1))) {
                        map = decode(unit, skip, sum, training);
                    }
                else map = decode(unit, skip, enlarged, training);
            }
            maps.add(map);
        }
        return maps;
    }

    private NDArray decode(Layer unit, NDArray skip, NDArray enlarged, boolean training) {
        return fusion.skips() ? UShape.join(skip, enlarged, unit, training) : unit.apply(enlarged, training);
    }
}
