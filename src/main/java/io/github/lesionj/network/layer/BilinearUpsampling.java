// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Bilinear enlargement with half-pixel centres (PyTorch's {@code align_corners=False}), differentiable. As a layer it
 * doubles height and width.
 */
public final class BilinearUpsampling extends TorchLayer {

    // DJL's own call filters against aliasing, which costs ten times as much and changes nothing when a map grows.
    private static final String RESIZE =
            "torch.upsample_bilinear2d(x, [torch.size(size, 0), torch.size(size, 1)], False, None, None)";

    public BilinearUpsampling() {
        super(RESIZE, "x", "size");
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return enlarge(x, new Shape(2 * x.getShape().get(2), 2 * x.getShape().get(3)));
    }

    /**
     * @param x    (N,C,H,W); stays open
     * @param like a shape whose last two numbers are the height and width to reach
     * @return (N,C,H',W')
     */
    public NDArray enlarge(NDArray x, Shape like) {
        int n = like.dimension();
        try (NDArray size = x.getManager().create(new Shape(like.get(n - 2), like.get(n - 1)))) {
            return operator().apply(x, size);
        }
    }
}
