package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/** The sum of a branch and a shortcut: the input itself or its projection. No activation afterwards. */
public final class Residual extends Layer {

    private final Layer branch;
    private final Optional<Layer> projection;

    /** @param branch keeps the shape of its input */
    public Residual(Layer branch) {
        this.branch = child("branch", branch);
        projection = Optional.empty();
    }

    /**
     * @param branch     any layer
     * @param projection gives the same shape as the branch
     */
    public Residual(Layer branch, Layer projection) {
        this.branch = child("branch", branch);
        this.projection = Optional.of(child("projection", projection));
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        try (NDArray main = branch.apply(x, training)) {
            if (projection.isEmpty()) return main.add(x);
            try (NDArray shortcut = projection.get().apply(x, training)) {
                return main.add(shortcut);
            }
        }
    }
}
