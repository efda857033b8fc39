// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.classification;

import io.github.lesionj.network.layer.Dense;
import io.github.lesionj.network.layer.Dropout;
import io.github.lesionj.network.layer.GlobalAveragePool;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.Sequence;

/** The end that most classification networks share: the mean over all pixels, dropout, one dense layer, which is named. */
final class Head {

    private Head() {}

    static Layer of(String name, int inputs, int outputs, double dropout) {
        return new Sequence(new GlobalAveragePool(), new Dropout(dropout), new Dense(inputs, outputs).named(name));
    }
}
