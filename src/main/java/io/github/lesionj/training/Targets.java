// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import ai.djl.ndarray.types.Shape;
import io.github.lesionj.training.augmentation.Example;
import java.nio.FloatBuffer;

/** Writes what the network should answer. */
interface Targets {

    /** @return the shape of the targets of a batch */
    Shape shape(int batch);

    /** Appends the target of one example. */
    void fill(Example example, FloatBuffer target);
}
