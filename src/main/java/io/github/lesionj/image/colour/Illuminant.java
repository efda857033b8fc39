// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.colour;

/**
 * The colour of the light on a picture, as a vector of length 1.
 *
 * @param red   0..1
 * @param green 0..1
 * @param blue  0..1
 */
public record Illuminant(double red, double green, double blue) {

    /** As much of each. */
    public static final Illuminant WHITE = of(1, 1, 1);

    /** @return the light of this colour, whatever its brightness; white where there is none */
    public static Illuminant of(double red, double green, double blue) {
        double length = Math.sqrt(red * red + green * green + blue * blue);
        return length > 0 ? new Illuminant(red / length, green / length, blue / length) : of(1, 1, 1);
    }

    /** @return degrees between two lights' vectors, by which estimates are measured */
    public double angle(Illuminant other) {
        double cos = red * other.red + green * other.green + blue * other.blue;
        return Math.toDegrees(Math.acos(Math.min(1, cos)));
    }
}
