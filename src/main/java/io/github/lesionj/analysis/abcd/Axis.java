// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.abcd;

/**
 * Asymmetry about one axis.
 *
 * @param shape  share of the area that a fold along the axis lays on nothing, 0..1
 * @param colour mean colour difference, Delta E*ab, of blocks that the fold lays on each other; NaN if there are none
 */
public record Axis(double shape, double colour) {

    /** From this share of the area on an axis counts as asymmetric in shape; LesionJ's own choice. */
    public static final double SHAPE_LIMIT = 0.1;

    /** From this colour difference on an axis counts as asymmetric in colour; LesionJ's own choice. */
    public static final double COLOUR_LIMIT = 10;

    /** @return whether the lesion counts as asymmetric about it, in shape or in colour */
    public boolean isAsymmetric() {
        return shape >= SHAPE_LIMIT || colour >= COLOUR_LIMIT;
    }
}
