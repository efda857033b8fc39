// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.augmentation;

import java.util.SplittableRandom;

/** One random change of colour: hue and saturation about the grey axis, then contrast and brightness; a 3x4 matrix. */
final class ColourShift {

    private static final double[] LUMA = {0.299, 0.587, 0.114};
    private static final double MIDDLE = 127.5;

    private final float[] matrix = new float[9];
    private final float offset;

    ColourShift(Augmentation ranges, SplittableRandom random) {
        double contrast = Augmenter.factor(random, ranges.contrast());
        double saturation = 1 + Augmenter.symmetric(random, ranges.saturation());
        double hue = Math.toRadians(Augmenter.symmetric(random, ranges.hue()));
        offset = (float) (MIDDLE * (1 - contrast) + 255 * Augmenter.symmetric(random, ranges.brightness()));
        double cos = Math.cos(hue), third = (1 - cos) / 3, sin = Math.sin(hue) / Math.sqrt(3);
        double[] rotation = {
            cos + third,
            third - sin,
            third + sin,
            third + sin,
            cos + third,
            third - sin,
            third - sin,
            third + sin,
            cos + third
        };
        for (int row = 0; row < 3; row++)
            for (int column = 0; column < 3; column++)
                matrix[3 * row + column] = (float)
                        (contrast * (saturation * rotation[3 * row + column] + (1 - saturation) * LUMA[column]));
    }

    int apply(int rgb) {
        int r = rgb >> 16 & 0xff, g = rgb >> 8 & 0xff, b = rgb & 0xff;
        return 0xff000000 | mix(0, r, g, b) << 16 | mix(3, r, g, b) << 8 | mix(6, r, g, b);
    }

    private int mix(int row, int r, int g, int b) {
        float value = matrix[row] * r + matrix[row + 1] * g + matrix[row + 2] * b + offset;
        return Math.min(255, Math.max(0, Math.round(value)));
    }
}
