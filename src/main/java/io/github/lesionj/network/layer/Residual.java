// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * The sum of a branch and a shortcut: the input itself or its projection. No activation afterwards. Neither is named here:
 * the layers in them are.
 */
public final class Residual extends Layer {

    private final Layer branch;
    private final Optional<Layer> projection;
    private Pointwise activation = Pointwise.NONE;
    private Optional<TorchOp> inPlace = Optional.empty();

    /** @param branch keeps the shape of its input */
    public Residual(Layer branch) {
        this.branch = child(branch);
        projection = Optional.empty();
    }

    /**
     * @param branch     any layer
     * @param projection gives the same shape as the branch
     */
    public Residual(Layer branch, Layer projection) {
        this.branch = child(branch);
        this.projection = Optional.of(child(projection));
    }

    @Override
    boolean absorb(Layer next) {
        if (inPlace.isPresent() || activation != Pointwise.NONE || !(next instanceof Pointwise.Activation last))
            return false;
        activation = last.pointwise();
        return true;
    }

    @Override
    void fold(Folding folding) {
        super.fold(folding);
        inPlace = Optional.of(folding.sum(activation));
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        try (NDArray main = branch.apply(x, training)) {
            if (projection.isEmpty()) return sum(main, x);
            try (NDArray shortcut = projection.get().apply(x, training)) {
                return sum(main, shortcut);
            }
        }
    }

    private NDArray sum(NDArray main, NDArray shortcut) {
        return inPlace.map(operator -> operator.apply(main, shortcut)).orElseGet(() -> main.add(shortcut));
    }
}
