// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.Collections;
import java.util.List;

/**
 * How a picture becomes a network's input; part of every recipe and model card.
 *
 * @param width               of the input, pixels
 * @param height              of the input, pixels
 * @param resize              what happens to another aspect ratio
 * @param colorSpace          the planes, each in 0..1 before scaling
 * @param contrastPercentiles of the contrast window applied to each plane, such as [5, 95]; empty for none
 * @param mean                of each plane, subtracted from its numbers; left out, 0.5 for all
 * @param std                 of each plane, divided by after the subtraction; left out, 0.25 for all
 */
public record InputSpec(
        int width,
        int height,
        @Default("\"stretch\"") ResizeMode resize,
        @Default("\"rgb\"") ColourInput colorSpace,
        @Default("[]") List<Double> contrastPercentiles,
        @Default("[]") List<Double> mean,
        @Default("[]") List<Double> std) {

    private static final int LARGEST = 4096;
    private static final double FAR = 1e6;
    private static final double USUAL_MEAN = 0.5;
    private static final double USUAL_STD = 0.25;

    public InputSpec {
        contrastPercentiles = List.copyOf(contrastPercentiles);
        if (width < 16 || height < 16 || width > LARGEST || height > LARGEST)
            throw new IllegalArgumentException(
                    "width and height lie between 16 and " + LARGEST + ", not " + width + " x " + height);
        if (!contrastPercentiles.isEmpty() && !isWindow(contrastPercentiles))
            throw new IllegalArgumentException(
                    "contrastPercentiles takes two rising percentiles in 0..100 or none, not " + contrastPercentiles);
        mean = perPlane("mean", mean, USUAL_MEAN, colorSpace);
        std = perPlane("std", std, USUAL_STD, colorSpace);
        for (double deviation : std)
            if (!(deviation >= 1 / FAR))
                throw new IllegalArgumentException("std must be positive, at least " + 1 / FAR + ", not " + std);
    }

    /** @return the usual scaling of each plane */
    public static InputSpec of(int width, int height, ResizeMode resize, ColourInput colorSpace) {
        return new InputSpec(width, height, resize, colorSpace, List.of(), List.of(), List.of());
    }

    private static boolean isWindow(List<Double> ends) {
        return ends.size() == 2 && ends.get(0) >= 0 && ends.get(0) < ends.get(1) && ends.get(1) <= 100;
    }

    private static List<Double> perPlane(String key, List<Double> given, double usual, ColourInput colours) {
        int planes = colours.planes().size();
        if (given.isEmpty()) return Collections.nCopies(planes, usual);
        if (given.size() != planes)
            throw new IllegalArgumentException(
                    key + " takes one number for each of the " + planes + " planes, not " + given);
        if (given.stream().anyMatch(number -> !(Math.abs(number) <= FAR)))
            throw new IllegalArgumentException(key + " takes numbers of at most " + FAR + ", not " + given);
        return List.copyOf(given);
    }
}
