// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Layer;

/** A pre-activation residual unit (He et al. 2016, arXiv 1603.05027): a branch plus a 1x1 convolution as shortcut. */
final class PreActivationUnit extends Layer {

    private final Layer branch;
    private final Layer shortcut;

    /**
     * @param branch from {@code inputs} to {@code outputs} channels
     * @param stride of the branch, in pixels, which the shortcut takes too
     */
    PreActivationUnit(Layer branch, int inputs, int outputs, int stride) {
        this.branch = child(branch);
        shortcut = child("shortcut", Conv.kernel(1).stride(stride).bias().channels(inputs, outputs));
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        try (NDArray main = branch.apply(x, training);
                NDArray direct = shortcut.apply(x, training)) {
            return main.add(direct);
        }
    }
}
