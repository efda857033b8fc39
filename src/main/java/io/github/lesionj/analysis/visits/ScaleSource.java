// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.visits;

import java.util.Locale;

/** What says how large one picture of a lesion is beside another. */
public enum ScaleSource {
    /** Both pictures are calibrated in mm. */
    CALIBRATION,
    /** The skin around the lesion, laid over each other. */
    SKIN,
    /** Nothing: only the lesion itself shows in both, and it may have grown. */
    UNKNOWN;

    /** @return {@code calibration}, {@code skin} or {@code unknown} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return in a sentence for people */
    public String statement() {
        return switch (this) {
            case CALIBRATION -> "scale taken from the pixel sizes";
            case SKIN -> "scale taken from the skin around the lesion";
            case UNKNOWN ->
                "scale unknown, so that no change of size is given: calibrate both pictures, or show more skin around the lesion";
        };
    }
}
