// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

/**
 * How a probability map becomes a mask; part of every recipe and model card.
 *
 * @param method        one threshold, or the two of Yuan and Lo 2017
 * @param threshold     of {@link Method#FIXED}: a pixel is lesion when its probability lies above
 * @param highThreshold of {@link Method#DUAL}: finds the lesion's centre
 * @param lowThreshold  of {@link Method#DUAL}: outlines the part around that centre
 * @param components    which connected parts stay
 * @param fillHoles     whether skin enclosed by lesion becomes lesion
 */
public record PostProcessingSpec(
        @Default("\"fixed\"") Method method,
        @Default("0.5") double threshold,
        @Default("0.8") double highThreshold,
        @Default("0.5") double lowThreshold,
        @Default("\"largest\"") Components components,
        @Default("true") boolean fillHoles) {

    /** From map to mask. */
    public enum Method {
        FIXED,
        DUAL
    }

    /** Which connected parts of a mask stay. */
    public enum Components {
        LARGEST,
        ALL
    }

    /** Above one half, the largest part, holes filled. */
    public static final PostProcessingSpec DEFAULT =
            new PostProcessingSpec(Method.FIXED, 0.5, 0.8, 0.5, Components.LARGEST, true);

    public PostProcessingSpec {
        inUnitRange("threshold", threshold);
        inUnitRange("highThreshold", highThreshold);
        inUnitRange("lowThreshold", lowThreshold);
        if (lowThreshold > highThreshold)
            throw new IllegalArgumentException(
                    "lowThreshold must not lie above highThreshold: " + lowThreshold + " > " + highThreshold);
    }

    /** @return the same with another threshold */
    public PostProcessingSpec withThreshold(double other) {
        return new PostProcessingSpec(method, other, highThreshold, lowThreshold, components, fillHoles);
    }

    /** @return the threshold at which the outline lies */
    public double outline() {
        return method == Method.FIXED ? threshold : lowThreshold;
    }

    /** @return the same with the outline at another threshold */
    public PostProcessingSpec outlinedAt(double other) {
        return method == Method.FIXED
                ? withThreshold(other)
                : new PostProcessingSpec(
                        method, threshold, Math.max(highThreshold, other), other, components, fillHoles);
    }

    private static void inUnitRange(String key, double value) {
        if (!(value >= 0 && value <= 1)) throw new IllegalArgumentException(key + " lies in 0..1, not " + value);
    }
}
