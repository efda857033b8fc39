// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.List;

/**
 * A threshold on a model's probabilities that was measured, such as the one that finds 95 % of the melanomas; part of
 * every model card. It is for people: nothing is decided by it.
 *
 * @param name      by which it is called
 * @param label     the class whose probability is compared
 * @param threshold in 0..1
 * @param metrics   measured at this threshold
 */
public record OperatingPoint(
        String name,
        String label,
        double threshold,
        @Default("[]") List<Metric> metrics) {

    public OperatingPoint {
        metrics = List.copyOf(metrics);
        if (!(threshold >= 0 && threshold <= 1))
            throw new IllegalArgumentException("threshold lies in 0..1, not " + threshold);
    }
}
