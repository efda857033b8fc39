// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.colour;

/**
 * A colour in CIELAB (CIE 1976), of sRGB (IEC 61966-2-1) under its white D65.
 *
 * @param l lightness, 0 (black) to 100 (white)
 * @param a from green (negative) to red, about -86 to 98 for sRGB
 * @param b from blue (negative) to yellow, about -108 to 94 for sRGB
 */
public record Lab(double l, double a, double b) {

    private static final double WHITE_X = 0.95047;
    private static final double WHITE_Z = 1.08883;
    private static final double[] LINEAR = linearised();

    /** @return the colour of a 0xRRGGBB pixel; bits above the lowest 24 are ignored */
    public static Lab of(int rgb) {
        double red = linear(rgb >> 16 & 0xff), green = linear(rgb >> 8 & 0xff), blue = linear(rgb & 0xff);
        double x = f((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / WHITE_X);
        double y = f(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
        double z = f((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / WHITE_Z);
        return new Lab(116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    /** @return an sRGB channel's light, 0..1, of its stored value 0..255 */
    public static double linear(int channel) {
        return LINEAR[channel];
    }

    /** @return the difference of two colours: Delta E*ab of CIE 1976, their Euclidean distance */
    public double distance(Lab other) {
        double dl = l - other.l, da = a - other.a, db = b - other.b;
        return Math.sqrt(dl * dl + da * da + db * db);
    }

    private static double f(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double[] linearised() {
        double[] table = new double[256];
        for (int i = 0; i < table.length; i++) {
            double v = i / 255.0;
            table[i] = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
        }
        return table;
    }
}
