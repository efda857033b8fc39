// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Gelu;
import io.github.lesionj.network.layer.GroupNorm;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.Sequence;
import io.github.lesionj.network.layer.Sigmoid;
import java.util.ArrayList;
import java.util.List;

/**
 * The dilated gated attention block of MALUNet: depthwise convolutions of four dilations on a quarter of the channels
 * each, then a gated attention unit.
 */
final class DilatedGatedAttention extends Layer {

    private static final int[] DILATIONS = {7, 5, 2, 1};
    private static final int GROUPS = 4;

    private final List<Layer> reaches = new ArrayList<>();
    private final Layer mix;
    private final Layer gate;
    private final Layer value;
    private final Layer output;
    private final Layer shortcut;

    /** @param inputs channels, a multiple of 4 */
    DilatedGatedAttention(int inputs, int outputs) {
        int quarter = inputs / DILATIONS.length;
        for (int dilation : DILATIONS)
            reaches.add(child(
                    "dilation" + dilation,
                    Conv.kernel(3).dilation(dilation).groups(quarter).bias().channels(quarter, quarter)));
        mix = child(
                "mix",
                new Sequence(
                        new GroupNorm(GROUPS, inputs).named("norm"),
                        Conv.kernel(1).bias().channels(inputs, inputs).named("conv"),
                        new Gelu()));
        gate = child("gate", new Sequence(separable(3, inputs, inputs), new Sigmoid()));
        value = child("value", new Sequence(separable(5, inputs, inputs), new Gelu()));
        output = child("output", new Sequence(separable(3, inputs, outputs), new Gelu()));
        shortcut = child("shortcut", Conv.kernel(1).bias().channels(inputs, outputs));
    }

    private static Layer separable(int kernel, int inputs, int outputs) {
        return new Sequence(
                Conv.kernel(kernel)
                        .groups(inputs)
                        .bias()
                        .channels(inputs, inputs)
                        .named("depthwise"),
                new GroupNorm(GROUPS, inputs).named("norm"),
                Conv.kernel(1).bias().channels(inputs, outputs).named("pointwise"));
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        try (NDArray reached = reach(x, training);
                NDArray mixed = mix.apply(reached, training);
                NDArray gates = gate.apply(mixed, training);
                NDArray values = value.apply(mixed, training);
                NDArray gated = gates.mul(values);
                NDArray attended = output.apply(gated, training);
                NDArray direct = shortcut.apply(mixed, training)) {
            return attended.add(direct);
        }
    }

    private NDArray reach(NDArray x, boolean training) {
        try (NDList quarters = x.split(reaches.size(), 1);
                NDList reached = new NDList()) {
            for (int i = 0; i < reaches.size(); i++) reached.add(reaches.get(i).apply(quarters.get(i), training));
            return NDArrays.concat(reached, 1);
        }
    }
}
