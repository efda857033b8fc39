// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import io.github.lesionj.image.ColourPlane;
import java.util.List;

/** Which colour planes a network reads, in order. */
public enum ColourInput {
    /** Red, green, blue. */
    RGB(ColourPlane.RED, ColourPlane.GREEN, ColourPlane.BLUE),
    /** The seven planes of Yuan and Lo 2017: RGB, HSV and the L* of CIELAB. */
    RGB_HSV_L(ColourPlane.values());

    private final List<ColourPlane> planes;

    ColourInput(ColourPlane... planes) {
        this.planes = List.of(planes);
    }

    public List<ColourPlane> planes() {
        return planes;
    }
}
