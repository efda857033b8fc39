// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.List;

/**
 * How a picture becomes a network's input; part of every recipe and model card.
 *
 * @param width    of the input, pixels
 * @param height   of the input, pixels
 * @param fit      what happens to another aspect ratio
 * @param colours  the planes, each in 0..1 before scaling
 * @param contrast percentiles of the contrast window applied to each plane, such as [5, 95]; empty for none
 * @param mean     subtracted from every number
 * @param std      divided by, after the subtraction
 */
public record InputSpec(
        int width,
        int height,
        @Default("\"stretch\"") ResizeMode fit,
        @Default("\"rgb\"") ColourInput colours,
        @Default("[]") List<Double> contrast,
        @Default("0.5") double mean,
        @Default("0.25") double std) {

    private static final int LARGEST = 4096;

    public InputSpec {
        contrast = List.copyOf(contrast);
        if (width < 16 || height < 16 || width > LARGEST || height > LARGEST)
            throw new IllegalArgumentException(
                    "width and height lie between 16 and " + LARGEST + ", not " + width + " x " + height);
        if (!contrast.isEmpty() && contrast.size() != 2)
            throw new IllegalArgumentException("contrast takes two percentiles or none, not " + contrast);
        if (!(std > 0)) throw new IllegalArgumentException("std must be positive, not " + std);
    }
}
