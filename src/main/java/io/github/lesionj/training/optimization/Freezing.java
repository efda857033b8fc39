// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.optimization;

import io.github.lesionj.model.Default;
import io.github.lesionj.model.Range;
import java.util.List;

/**
 * Which layers do not learn; part of a recipe. Their weights stay, and their batch normalisation uses its running
 * statistics and keeps them.
 *
 * @param layers by name, as in {@link LayerPath}
 * @param epochs for how many of the first epochs; 0 for all
 */
public record Freezing(
        @Default("[]") List<String> layers, @Default("0") int epochs) {

    public Freezing {
        layers = List.copyOf(layers);
        Range.of(0, 100_000).check("epochs", epochs);
    }

    /** @return after how many steps a parameter begins to learn; {@link Long#MAX_VALUE} for never */
    long stepsFrozen(String parameter, long stepsPerEpoch) {
        if (layers.stream().noneMatch(layer -> LayerPath.covers(layer, parameter))) return 0;
        return epochs == 0 ? Long.MAX_VALUE : epochs * stepsPerEpoch;
    }
}
