// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

/**
 * How a probability map becomes a mask; part of every recipe and model card.
 *
 * @param method    one threshold, or the two of Yuan and Lo 2017
 * @param threshold of {@link Method#FIXED}: a pixel is lesion when its probability lies above
 * @param high      of {@link Method#DUAL}: finds the lesion's centre
 * @param low       of {@link Method#DUAL}: outlines the part around that centre
 * @param parts     which connected parts stay
 * @param fillHoles whether skin enclosed by lesion becomes lesion
 */
public record PostProcessingSpec(
        @Default("\"fixed\"") Method method,
        @Default("0.5") double threshold,
        @Default("0.8") double high,
        @Default("0.5") double low,
        @Default("\"largest\"") Parts parts,
        @Default("true") boolean fillHoles) {

    /** From map to mask. */
    public enum Method {
        FIXED,
        DUAL
    }

    /** Which parts of a mask stay. */
    public enum Parts {
        LARGEST,
        ALL
    }

    /** Above one half, the largest part, holes filled. */
    public static final PostProcessingSpec DEFAULT =
            new PostProcessingSpec(Method.FIXED, 0.5, 0.8, 0.5, Parts.LARGEST, true);

    public PostProcessingSpec {
        inUnitRange("threshold", threshold);
        inUnitRange("high", high);
        inUnitRange("low", low);
        if (low > high) throw new IllegalArgumentException("low must not lie above high: " + low + " > " + high);
    }

    /** @return the same with another threshold */
    public PostProcessingSpec withThreshold(double other) {
        return new PostProcessingSpec(method, other, high, low, parts, fillHoles);
    }

    private static void inUnitRange(String key, double value) {
        if (!(value >= 0 && value <= 1)) throw new IllegalArgumentException(key + " lies in 0..1, not " + value);
    }
}
