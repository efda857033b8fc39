// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.github.lesionj.network.layer.BilinearUpsampling;
import io.github.lesionj.network.layer.ChannelNorm;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * The group aggregation bridge of EGE-UNet: joins the deeper map, the encoder's map and the decoder's own mask in four
 * groups of channels, each convolved with another dilation. Its three inputs come from {@link #join}.
 */
final class GroupBridge {

    private static final int[] DILATIONS = {1, 2, 5, 7};

    private final Layer project;
    private final List<Layer> groups = new ArrayList<>();
    private final Layer fuse;
    private final BilinearUpsampling enlarge;

    /**
     * @param name     of the bridge
     * @param deep     channels of the deeper map
     * @param fine     channels of the encoder's map and of the result, a multiple of 4
     * @param enlarge  shared by all bridges of the network
     * @param register takes every other part as a child of the network
     */
    GroupBridge(String name, int deep, int fine, BilinearUpsampling enlarge, AttentionBridge.Registrar register) {
        this.enlarge = enlarge;
        int width = fine / 2 + 1;
        project = register.child(name + ".project", Conv.kernel(1).bias().channels(deep, fine));
        for (int dilation : DILATIONS)
            groups.add(register.child(
                    name + ".dilation" + dilation,
                    new Sequence(
                            new ChannelNorm(width).named("norm"),
                            Conv.kernel(3)
                                    .dilation(dilation)
                                    .groups(width)
                                    .bias()
                                    .channels(width, width)
                                    .named("conv"))));
        fuse = register.child(
                name + ".fuse",
                new Sequence(
                        new ChannelNorm(4 * width).named("norm"),
                        Conv.kernel(1).bias().channels(4 * width, fine).named("conv")));
    }

    /** @return a map of the fine one's shape; the inputs stay open */
    NDArray join(NDArray deep, NDArray fine, NDArray mask, boolean training) {
        try (NDArray projected = project.apply(deep, training);
                NDArray enlarged = enlarge.enlarge(projected, fine.getShape());
                NDList deepQuarters = enlarged.split(groups.size(), 1);
                NDList fineQuarters = fine.split(groups.size(), 1);
                NDList joined = new NDList()) {
            for (int i = 0; i < groups.size(); i++)
                try (NDArray both = NDArrays.concat(new NDList(deepQuarters.get(i), fineQuarters.get(i), mask), 1)) {
                    joined.add(groups.get(i).apply(both, training));
                }
            try (NDArray all = NDArrays.concat(joined, 1)) {
                return fuse.apply(all, training);
            }
        }
    }
}
