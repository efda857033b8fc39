// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.NearestUpsampling;
import io.github.lesionj.network.layer.RecurrentConv;
import io.github.lesionj.network.layer.Sequence;

/** The recurrent residual unit of R2U-Net: y = p + R(R(p)) with the 1x1 projection p of the input. */
final class RecurrentUnit extends Layer {

    /** Makes the recurrence R from channels and steps. */
    interface Recurrence {
        Layer of(int channels, int steps);
    }

    private final Layer projection;
    private final Layer recurrent;

    /** @param steps of each of the two {@link RecurrentConv}s */
    RecurrentUnit(int inputs, int outputs, int steps) {
        this(inputs, outputs, steps, RecurrentConv::new);
    }

    /** @param steps of each of the two recurrences */
    RecurrentUnit(int inputs, int outputs, int steps, Recurrence recurrence) {
        projection = child("projection", Conv.kernel(1).bias().channels(inputs, outputs));
        recurrent = child(new Sequence(
                recurrence.of(outputs, steps).named("recurrent1"),
                recurrence.of(outputs, steps).named("recurrent2")));
    }

    /** Doubles the size by nearest neighbours, then convolves. */
    static Layer up(int inputs, int outputs) {
        return new Sequence(new NearestUpsampling(), Conv.kernel(3).bias().normRelu(inputs, outputs));
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        try (NDArray projected = projection.apply(x, training);
                NDArray refined = recurrent.apply(projected, training)) {
            return projected.add(refined);
        }
    }
}
