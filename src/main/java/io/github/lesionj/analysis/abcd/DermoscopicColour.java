// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.abcd;

import io.github.lesionj.image.colour.Lab;
import java.util.Locale;

/**
 * The six colours that the ABCD rule counts, each with its reference in CIELAB; docs/measurements.md says where the references
 * come from. A pixel has the colour whose reference is nearest, Delta E*ab.
 */
public enum DermoscopicColour {
    WHITE(95, 0, 0),
    RED(45, 50, 28),
    LIGHT_BROWN(60, 20, 30),
    DARK_BROWN(31, 17, 22),
    BLUE_GRAY(45, 2, -10),
    BLACK(10, 5, 3);

    private final Lab reference;

    DermoscopicColour(double l, double a, double b) {
        reference = new Lab(l, a, b);
    }

    /** @return what pixels are compared with */
    public Lab reference() {
        return reference;
    }

    /** @return as tables name it: {@code light_brown} */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
