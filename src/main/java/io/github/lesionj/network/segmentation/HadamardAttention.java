// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.github.lesionj.network.layer.BilinearUpsampling;
import io.github.lesionj.network.layer.ChannelNorm;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Gelu;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.Sequence;

/**
 * The grouped multi-axis Hadamard product attention of EGE-UNet: one quarter of the channels is multiplied by a learned
 * plane, one by a learned column, one by a learned row, each stretched to the map's size; one is convolved.
 */
final class HadamardAttention extends Layer {

    private static final int SIDE = 8;

    private final Layer before;
    private final Factor plane;
    private final Factor column;
    private final Factor row;
    private final Layer local;
    private final Layer after;

    /** @param inputs channels, a multiple of 4 */
    HadamardAttention(int inputs, int outputs) {
        int quarter = inputs / 4;
        before = child("norm1", new ChannelNorm(inputs));
        plane = child("plane", new Factor(quarter, SIDE, SIDE));
        column = child("column", new Factor(quarter, SIDE, 1));
        row = child("row", new Factor(quarter, 1, SIDE));
        local = child(
                "local",
                new Sequence(
                        Conv.kernel(1).bias().channels(quarter, quarter).named("pointwise"),
                        new Gelu(),
                        depthwise(3, 3, quarter)));
        after = child(new Sequence(
                new ChannelNorm(inputs).named("norm2"),
                depthwise(3, 3, inputs),
                new Gelu(),
                Conv.kernel(1).bias().channels(inputs, outputs).named("pointwise")));
    }

    private static Layer depthwise(int height, int width, int channels) {
        return Conv.kernel(height, width)
                .groups(channels)
                .bias()
                .channels(channels, channels)
                .named("depthwise");
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        try (NDArray normal = before.apply(x, training);
                NDList quarters = normal.split(4, 1);
                NDList parts = new NDList()) {
            parts.add(plane.apply(quarters.get(0), training));
            parts.add(column.apply(quarters.get(1), training));
            parts.add(row.apply(quarters.get(2), training));
            parts.add(local.apply(quarters.get(3), training));
            try (NDArray all = NDArrays.concat(parts, 1)) {
                return after.apply(all, training);
            }
        }
    }

    /** A small learned picture, stretched along its axes that are longer than one, convolved, and multiplied. */
    private static final class Factor extends Layer {

        private final Parameter values;
        private final Layer filter;
        private final BilinearUpsampling stretch;
        private final int height;
        private final int width;

        Factor(int channels, int height, int width) {
            values = parameter("values", Parameter.Type.GAMMA, true, 1, channels, height, width);
            filter = child(new Sequence(
                    depthwise(height > 1 ? 3 : 1, width > 1 ? 3 : 1, channels),
                    new Gelu(),
                    Conv.kernel(1).bias().channels(channels, channels).named("pointwise")));
            stretch = child(new BilinearUpsampling());
            this.height = height;
            this.width = width;
        }

        @Override
        public NDArray apply(NDArray x, boolean training) {
            Shape size = new Shape(
                    height > 1 ? x.getShape().get(2) : 1,
                    width > 1 ? x.getShape().get(3) : 1);
            try (NDArray stretched = stretch.enlarge(values.getArray(), size);
                    NDArray factors = filter.apply(stretched, training)) {
                return x.mul(factors);
            }
        }
    }
}
