// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.abcd;

import io.github.lesionj.image.colour.ColourBlocks;
import io.github.lesionj.image.shape.MirrorOverlap;
import io.github.lesionj.image.shape.PrincipalAxes;

/**
 * Asymmetry about both principal axes.
 *
 * @param axes  in the image's pixels
 * @param major about the long axis
 * @param minor about the axis across it
 */
public record Asymmetry(PrincipalAxes axes, Axis major, Axis minor) {

    static Asymmetry of(LesionPixels lesion) {
        byte[] bits = lesion.bits();
        int width = lesion.region().width();
        PrincipalAxes axes = lesion.axes();
        ColourBlocks blocks = ColourBlocks.of(bits, width, lesion.colours(), axes, lesion.diameter());
        return new Asymmetry(
                lesion.inImage(axes),
                new Axis(MirrorOverlap.missedAboutMajor(bits, width, axes), blocks.differenceAboutMajor()),
                new Axis(MirrorOverlap.missedAboutMinor(bits, width, axes), blocks.differenceAboutMinor()));
    }

    /** @return A of the ABCD rule: about how many axes the lesion counts as asymmetric, 0 to 2; structures are not looked at */
    public int score() {
        return (major.isAsymmetric() ? 1 : 0) + (minor.isAsymmetric() ? 1 : 0);
    }
}
