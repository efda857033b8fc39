// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

/** The numbers that a key of a recipe may have; never NaN or infinite. */
public record Range(double least, boolean leastExcluded, double most, boolean mostExcluded) {

    /** From least to most, both allowed. */
    public static Range of(double least, double most) {
        return new Range(least, false, most, false);
    }

    /** From least to below most. */
    public static Range below(double least, double most) {
        return new Range(least, false, most, true);
    }

    /** Above least, to most. */
    public static Range above(double least, double most) {
        return new Range(least, true, most, false);
    }

    /** @throws IllegalArgumentException if the value lies outside; the message names key, bounds and value */
    public void check(String key, double value) {
        boolean low = leastExcluded ? value > least : value >= least;
        boolean high = mostExcluded ? value < most : value <= most;
        if (!low || !high)
            throw new IllegalArgumentException(key + " lies " + (leastExcluded ? "above " : "between ") + text(least)
                    + (leastExcluded ? " and not above " : mostExcluded ? " and below " : " and ") + text(most)
                    + ", not " + text(value));
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
