// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.List;

/**
 * One measured figure of a model.
 *
 * @param name      such as {@code mean jaccard} or {@code balanced accuracy}
 * @param value     as measured
 * @param split     the pictures it was measured on
 * @param images    how many
 * @param averaging such as {@code per image, then mean, at the original size}
 * @param confidenceInterval the two ends of its 95 % bootstrap interval; empty where there is none
 */
public record Metric(
        String name,
        double value,
        String split,
        int images,
        String averaging,
        @Default("[]") List<Double> confidenceInterval) {

    public Metric {
        confidenceInterval = List.copyOf(confidenceInterval);
        if (confidenceInterval.size() != 0 && confidenceInterval.size() != 2)
            throw new IllegalArgumentException("confidenceInterval takes two ends or none, not " + confidenceInterval);
    }

    /** A figure without an interval. */
    public Metric(String name, double value, String split, int images, String averaging) {
        this(name, value, split, images, averaging, List.of());
    }
}
