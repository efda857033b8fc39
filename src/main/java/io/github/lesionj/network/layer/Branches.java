// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;

/** Layers side by side on the same input, their outputs' channels one after the other: an inception module. */
public final class Branches extends Layer {

    private final List<Layer> branches = new ArrayList<>();

    /** @param branches at least one, all giving the same height and width; named branch0, branch1, .. */
    public Branches(Layer... branches) {
        if (branches.length == 0) throw new IllegalArgumentException("An inception module needs at least one branch");
        for (Layer branch : branches) this.branches.add(child("branch" + this.branches.size(), branch));
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        try (NDList outputs = new NDList()) {
            branches.forEach(branch -> outputs.add(branch.apply(x, training)));
            return NDArrays.concat(outputs, 1);
        }
    }
}
