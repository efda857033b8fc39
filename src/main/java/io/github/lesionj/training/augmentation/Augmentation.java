// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.augmentation;

import io.github.lesionj.model.Default;
import io.github.lesionj.model.Range;

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
 * @param blur            probability that the picture is blurred, by 0.4 to 3 % of its longer side
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
        @Default("0") double erasing,
        @Default("0") double blur) {

    public Augmentation {
        Range.of(0, 180).check("rotation", rotation);
        Range.of(0, 0.9).check("scale", scale);
        Range.of(0, 0.9).check("stretch", stretch);
        Range.of(0, 0.5).check("shift", shift);
        Range.of(0, 1).check("brightness", brightness);
        Range.of(0, 0.99).check("contrast", contrast);
        Range.of(0, 1).check("saturation", saturation);
        Range.of(0, 180).check("hue", hue);
        Range.of(0, 60).check("shear", shear);
        Range.of(0, 1).check("channelContrast", channelContrast);
        Range.of(0, 0.2).check("elastic", elastic);
        Range.of(0, 1).check("hair", hair);
        Range.of(0, 1).check("ruler", ruler);
        Range.of(0, 1).check("erasing", erasing);
        Range.of(0, 1).check("blur", blur);
    }
}
