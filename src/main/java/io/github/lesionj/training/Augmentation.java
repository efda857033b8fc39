// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.model.Default;

/**
 * How much a training picture is varied each time it is shown; part of a recipe. Every amount is drawn evenly from
 * minus to plus the given one, every probability is that of one showing; 0 leaves the picture alone.
 *
 * @param flip            whether it is mirrored at random
 * @param rotation        degrees
 * @param scale           share of the size, 0.2 for 0.8 to 1.25 fold
 * @param stretch         share by which width and height are scaled apart
 * @param shift           share of the size
 * @param brightness      share of the full range
 * @param contrast        share
 * @param saturation      share
 * @param hue             degrees
 * @param quarterTurns    whether it is turned by 0, 90, 180 or 270 degrees at random
 * @param shear           degrees by which upright lines lean
 * @param channelContrast probability with which each input plane is stretched from its 5th to its 95th percentile
 *                        (Yuan and Lo 2017)
 * @param elastic         share of the size by which parts are moved apart, smoothly
 * @param hair            probability that dark hairs are drawn over the picture
 * @param ruler           probability that a ruler is drawn over the picture
 * @param erasing         probability that a rectangle is painted over (Zhong et al. 2020)
 */
public record Augmentation(
        @Default("false") boolean flip,
        @Default("0") double rotation,
        @Default("0") double scale,
        @Default("0") double stretch,
        @Default("0") double shift,
        @Default("0") double brightness,
        @Default("0") double contrast,
        @Default("0") double saturation,
        @Default("0") double hue,
        @Default("false") boolean quarterTurns,
        @Default("0") double shear,
        @Default("0") double channelContrast,
        @Default("0") double elastic,
        @Default("0") double hair,
        @Default("0") double ruler,
        @Default("0") double erasing) {

    public Augmentation {
        inRange("rotation", rotation, 180);
        inRange("scale", scale, 0.9);
        inRange("stretch", stretch, 0.9);
        inRange("shift", shift, 0.5);
        inRange("brightness", brightness, 1);
        inRange("contrast", contrast, 0.99);
        inRange("saturation", saturation, 1);
        inRange("hue", hue, 180);
        inRange("shear", shear, 60);
        inRange("channelContrast", channelContrast, 1);
        inRange("elastic", elastic, 0.2);
        inRange("hair", hair, 1);
        inRange("ruler", ruler, 1);
        inRange("erasing", erasing, 1);
    }

    private static void inRange(String key, double value, double most) {
        if (!(value >= 0 && value <= most))
            throw new IllegalArgumentException(key + " lies between 0 and " + most + ", not " + value);
    }
}
