// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.List;

/**
 * A measured threshold on a {@link Doubt}: an answer above it is marked for review; part of every model card.
 *
 * @param doubt     that is compared
 * @param threshold answers above it are marked, 0 or more
 * @param beside    names of the models that answered together with this one when it was measured; none for this one alone
 * @param metrics   measured at this threshold
 */
public record ReviewPoint(
        Doubt doubt,
        double threshold,
        @Default("[]") List<String> beside,
        @Default("[]") List<Metric> metrics) {

    public ReviewPoint {
        beside = List.copyOf(beside);
        metrics = List.copyOf(metrics);
        if (!(threshold >= 0 && threshold < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("review: threshold is 0 or more, not " + threshold);
    }
}
