// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Dense;
import io.github.lesionj.network.layer.GlobalAveragePool;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.Sequence;
import io.github.lesionj.network.layer.Sigmoid;
import java.util.ArrayList;
import java.util.List;

/**
 * The bridge of MALUNet between encoder and decoder: spatial attention with one convolution for all levels, then
 * channel attention that sees the means of all levels, each around a shortcut.
 */
final class AttentionBridge {

    private static final GlobalAveragePool MEAN = new GlobalAveragePool();

    private final Layer spatial;
    private final Layer along;
    private final List<Layer> channel = new ArrayList<>();
    private final int total;

    /**
     * @param widths   channels of the levels
     * @param register takes every part as a child of the network
     */
    AttentionBridge(List<Integer> widths, Registrar register) {
        total = widths.stream().mapToInt(Integer::intValue).sum();
        spatial = register.child(
                "bridge.spatial", new Sequence(Conv.kernel(7).dilation(3).bias().channels(2, 1), new Sigmoid()));
        along = register.child("bridge.conv", Conv.kernel(1, 3).channels(1, 1));
        for (int width : widths)
            channel.add(register.child(
                    "bridge.stage" + (channel.size() + 1), new Sequence(new Dense(total, width), new Sigmoid())));
    }

    /** Adds a child to a layer. */
    interface Registrar {
        Layer child(String name, Layer layer);
    }

    /** @return the bridged maps in the same order, to be closed by the caller; {@code maps} stay open */
    NDList apply(NDList maps, boolean training) {
        NDList bridged = new NDList();
        try (NDList weighted = new NDList();
                NDList sums = new NDList()) {
            for (NDArray map : maps) {
                try (NDArray attention = spatialAttention(map, training)) {
                    weighted.add(map.mul(attention));
                }
                sums.add(weighted.get(weighted.size() - 1).add(map));
            }
            try (NDArray means = means(sums, training)) {
                for (int i = 0; i < maps.size(); i++)
                    try (NDArray factors = channel.get(i).apply(means, training);
                            NDArray column = factors.expandDims(2);
                            NDArray planes = column.expandDims(3);
                            NDArray scaled = sums.get(i).mul(planes)) {
                        bridged.add(scaled.add(weighted.get(i)));
                    }
            }
        }
        return bridged;
    }

    private NDArray spatialAttention(NDArray map, boolean training) {
        try (NDArray mean = map.mean(new int[] {1}, true);
                NDArray max = map.max(new int[] {1}, true);
                NDArray both = NDArrays.concat(new NDList(mean, max), 1)) {
            return spatial.apply(both, training);
        }
    }

    private NDArray means(NDList maps, boolean training) {
        try (NDList means = new NDList()) {
            maps.forEach(map -> means.add(MEAN.apply(map, training)));
            try (NDArray row = NDArrays.concat(means, 1);
                    NDArray picture = row.reshape(row.getShape().get(0), 1, 1, total);
                    NDArray filtered = along.apply(picture, training)) {
                return filtered.reshape(row.getShape());
            }
        }
    }
}
