// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

/** One pixel while it is painted: linear light in red, green and blue, 0 black to 1 white. */
final class PhantomColour {

    /** Where optical densities end that are worth telling apart. */
    private static final int DENSEST = 12;

    private static final int STEPS_PER_DENSITY = 256;
    private static final double[] TRANSMISSION = transmission();

    double red, green, blue;

    /** Lets light through a layer that absorbs each colour by its own optical density (base e, 0 or more). */
    void absorb(double densityRed, double densityGreen, double densityBlue) {
        red *= transmission(densityRed);
        green *= transmission(densityGreen);
        blue *= transmission(densityBlue);
    }

    /** Absorbs as so much melanin does: blue most while it is thin, all colours where it is thick. */
    void melanin(double amount) {
        double thick = 0.11 * amount * amount;
        absorb(0.52 * amount + thick, amount, 1.48 * amount - thick);
    }

    /** Absorbs as so much blood does: green most, red hardly. */
    void blood(double amount) {
        absorb(0.14 * amount, amount, 0.74 * amount);
    }

    void scale(double factor) {
        red *= factor;
        green *= factor;
        blue *= factor;
    }

    /** Lays another colour over this one, 0 not at all to 1 opaque. */
    void cover(double otherRed, double otherGreen, double otherBlue, double opacity) {
        red += opacity * (otherRed - red);
        green += opacity * (otherGreen - green);
        blue += opacity * (otherBlue - blue);
    }

    private static double transmission(double density) {
        double place = Math.min(DENSEST, Math.max(0, density)) * STEPS_PER_DENSITY;
        int below = (int) place;
        return TRANSMISSION[below] + (place - below) * (TRANSMISSION[below + 1] - TRANSMISSION[below]);
    }

    private static double[] transmission() {
        double[] table = new double[DENSEST * STEPS_PER_DENSITY + 2];
        for (int i = 0; i < table.length; i++) table[i] = StrictMath.exp(-(double) i / STEPS_PER_DENSITY);
        return table;
    }
}
