// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import java.util.Arrays;
import java.util.Locale;

/**
 * A 95 % interval of a figure.
 *
 * @param low  the 2.5 % percentile; NaN if the figure is undefined
 * @param high the 97.5 % percentile; NaN likewise
 */
public record Interval(double low, double high) {

    /** How much of the distribution lies within. */
    public static final double LEVEL = 0.95;

    private static final double TAIL = (1 - LEVEL) / 2;

    /** @return the percentile interval of a figure's values over resamples, those that are NaN left out */
    static Interval of(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return new Interval(percentile(sorted, TAIL), percentile(sorted, 1 - TAIL));
    }

    /**
     * Interpolates linearly between the two nearest values, as NumPy's {@code percentile} does.
     *
     * @param sorted ascending
     * @param share  0..1
     * @return NaN if there is no value
     */
    static double percentile(double[] sorted, double share) {
        if (sorted.length == 0) return Double.NaN;
        double place = share * (sorted.length - 1);
        int below = (int) place;
        if (below == sorted.length - 1) return sorted[below];
        return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }

    /** @return both ends with three decimals, such as {@code 0.752 to 0.801}; a dash if there is no interval */
    public String text() {
        return Double.isNaN(low) ? "-" : String.format(Locale.ROOT, "%.3f to %.3f", low, high);
    }
}
