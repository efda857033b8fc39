// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;

/**
 * What a folded convolution does besides convolving.
 *
 * @param norm       goes into its weights
 * @param activation comes last, in the same native call
 */
record Epilogue(Optional<BatchNorm> norm, Pointwise activation) {

    static final Epilogue NONE = new Epilogue(Optional.empty(), Pointwise.NONE);

    /** A convolution's numbers with the normalisation in them. */
    record Folded(NDArray weight, NDArray bias) {}

    /** @return this and then the next layer, unless that must stay a layer of its own */
    Optional<Epilogue> and(Layer next) {
        if (activation != Pointwise.NONE) return Optional.empty();
        if (next instanceof BatchNorm last && norm.isEmpty())
            return Optional.of(new Epilogue(Optional.of(last), activation));
        if (next instanceof Pointwise.Activation last) return Optional.of(new Epilogue(norm, last.pointwise()));
        return Optional.empty();
    }

    /**
     * @param weight of a convolution; stays as it is
     * @param axis   of its output channels
     * @param bias   if it has one; stays as it is
     */
    Folded fold(NDArray weight, int axis, Optional<NDArray> bias) {
        long channels = weight.getShape().get(axis);
        NDArray shift =
                bias.map(NDArray::duplicate).orElseGet(() -> weight.getManager().zeros(new Shape(channels)));
        if (norm.isEmpty()) return new Folded(weight.duplicate(), shift);
        long[] shape = {1, 1, 1, 1};
        shape[axis] = channels;
        try (shift;
                NDArray factor = norm.get().factor();
                NDArray spread = factor.reshape(shape)) {
            return new Folded(weight.mul(spread), norm.get().shift(shift, factor));
        }
    }
}
