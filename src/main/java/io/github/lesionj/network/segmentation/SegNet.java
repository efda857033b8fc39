// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.IndexedPool;
import io.github.lesionj.network.layer.IndexedPool.Pooled;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.NearestUpsampling;
import io.github.lesionj.network.layer.Relu;
import io.github.lesionj.network.layer.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SegNet of Badrinarayanan, Kendall and Cipolla 2015 (arXiv 1511.00561), and SegNet V2 of Harlapur and Handur, which
 * adds two dense layers for each pixel of the deepest map and normalises the output.
 *
 * <p>Thirteen convolutions down, thirteen up, all 3x3 with bias and batch normalisation. Maps (N,channels,H,W), any H
 * and W, to logits (N,outputs,H,W); an odd row or column is pooled by itself and restored.
 */
public final class SegNet extends Layer {

    /** The forms of the network, with their trained parameters for RGB and one output. */
    public enum Form {
        /** As first published: values return to where they were maxima. 29,443,585. */
        PLAIN,
        /** As the text of SegNet V2 says, with these indices too. 30,493,699. */
        V2_INDICES,
        /** As SegNet V2 was counted: nearest neighbours. 33,377,795. */
        V2_NEAREST
    }

    /** Channels of the five levels, finest first. */
    public static final List<Integer> WIDTHS = List.of(64, 128, 256, 512, 512);

    private static final int[] DEPTHS = {2, 2, 3, 3, 3};
    private static final Layer DOUBLING = new NearestUpsampling();

    private final List<Layer> encoder = new ArrayList<>();
    private final Optional<Layer> dense;
    private final List<Layer> decoder = new ArrayList<>();
    private final Form form;
    private Optional<IndexedPool> pool = Optional.empty();

    /**
     * @param channels of the input, 3 for RGB
     * @param outputs  number of output maps, 1 for the lesion
     * @param widths   as {@link #WIDTHS}
     */
    public SegNet(int channels, int outputs, List<Integer> widths, Form form) {
        this.form = form;
        int width = channels;
        for (int level = 0; level < DEPTHS.length; level++) {
            int next = widths.get(level);
            List<Layer> layers = new ArrayList<>();
            for (int i = 0; i < DEPTHS[level]; i++) layers.add(conv(i + 1).normRelu(i == 0 ? width : next, next));
            encoder.add(child("encoder.stage" + (level + 1), sequence(layers)));
            width = next;
        }
        int deepest = width;
        int dealt = form == Form.V2_NEAREST ? 2 * deepest : deepest;
        dense = form == Form.PLAIN
                ? Optional.empty()
                : Optional.of(child(
                        "dense",
                        new Sequence(
                                Conv.kernel(1)
                                                .bias()
                                                .channels(deepest, 2 * deepest)
                                                .named("conv1"),
                                        new Relu(),
                                Conv.kernel(1)
                                                .bias()
                                                .channels(2 * deepest, dealt)
                                                .named("conv2"),
                                        new Relu())));
        width = dealt;
        for (int level = DEPTHS.length - 1; level >= 0; level--) {
            List<Layer> layers = new ArrayList<>();
            for (int i = 1; i < DEPTHS[level]; i++) {
                layers.add(conv(i).normRelu(width, widths.get(level)));
                width = widths.get(level);
            }
            layers.add(last(DEPTHS[level], width, level == 0 ? outputs : widths.get(level - 1), level == 0));
            if (level > 0) width = widths.get(level - 1);
            decoder.add(child("decoder.stage" + (level + 1), sequence(layers)));
        }
    }

    private Layer last(int number, int inputs, int outputs, boolean output) {
        if (!output) return conv(number).normRelu(inputs, outputs);
        return form == Form.PLAIN
                ? conv(number).channels(inputs, outputs).named("conv" + number)
                : conv(number).norm(inputs, outputs);
    }

    private static Conv.Builder conv(int number) {
        return Conv.kernel(3).bias().named("conv" + number, "bn" + number);
    }

    private static Layer sequence(List<Layer> layers) {
        return new Sequence(layers.toArray(Layer[]::new));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        super.initializeChildBlocks(manager, dataType, inputShapes);
        pool = Optional.of(new IndexedPool(manager));
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        IndexedPool pooling =
                pool.orElseThrow(() -> new IllegalStateException("Initialise the SegNet layer before it is run."));
        List<Pooled> levels = new ArrayList<>();
        try {
            NDArray map = x;
            for (Layer stage : encoder)
                try (NDArray full = stage.apply(map, training)) {
                    levels.add(pooling.pool(full));
                    map = levels.get(levels.size() - 1).values();
                }
            if (dense.isEmpty()) return climb(pooling, levels, map, training);
            try (NDArray mixed = dense.get().apply(map, training)) {
                return climb(pooling, levels, mixed, training);
            }
        } finally {
            levels.forEach(Pooled::close);
        }
    }

    private NDArray climb(IndexedPool pooling, List<Pooled> levels, NDArray deepest, boolean training) {
        NDArray map = deepest;
        for (int i = 0; i < decoder.size(); i++) {
            NDArray next;
            try (NDArray enlarged = enlarge(pooling, map, levels.get(levels.size() - 1 - i))) {
                next = decoder.get(i).apply(enlarged, training);
            }
            if (i > 0) map.close();
            map = next;
        }
        return map;
    }

    private NDArray enlarge(IndexedPool pooling, NDArray map, Pooled level) {
        if (form != Form.V2_NEAREST) return pooling.unpool(map, level);
        try (NDArray doubled = DOUBLING.apply(map, false)) {
            return doubled.get(new NDIndex(":, :, 0:{}, 0:{}", level.height(), level.width()));
        }
    }
}
