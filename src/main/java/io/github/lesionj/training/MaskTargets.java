// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import ai.djl.ndarray.types.Shape;
import io.github.lesionj.training.augmentation.Example;
import java.nio.FloatBuffer;

/** Masks as (N,1,H,W), 1 for lesion. */
record MaskTargets(int width, int height) implements Targets {

    @Override
    public Shape shape(int batch) {
        return new Shape(batch, 1, height, width);
    }

    @Override
    public void fill(Example example, FloatBuffer target) {
        for (byte bit : example.mask()) target.put(bit);
    }
}
