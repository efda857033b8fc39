// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import java.util.Map;
import java.util.Optional;

/**
 * The physical size of one pixel.
 *
 * @param width  of a pixel, in {@code unit}; positive and finite
 * @param height of a pixel, in {@code unit}; positive and finite
 * @param unit   of length, such as {@code mm}; {@code pixel} when the image is not calibrated
 */
public record PixelSize(double width, double height, String unit) {

    /** One pixel is one pixel: the image carries no calibration. */
    public static final PixelSize UNCALIBRATED = new PixelSize(1, 1, "pixel");

    private static final Map<String, Double> MILLIMETRES = Map.ofEntries(
            Map.entry("mm", 1.0),
            Map.entry("cm", 10.0),
            Map.entry("m", 1000.0),
            Map.entry("nm", 1e-6),
            Map.entry("um", 1e-3),
            Map.entry("\u00b5m", 1e-3),
            Map.entry("\u03bcm", 1e-3),
            Map.entry("micron", 1e-3),
            Map.entry("microns", 1e-3),
            Map.entry("inch", 25.4),
            Map.entry("in", 25.4));

    public PixelSize {
        if (!(width > 0) || !(height > 0) || Double.isInfinite(width) || Double.isInfinite(height))
            throw new IllegalArgumentException(
                    "A pixel must have a positive, finite size, not " + width + " x " + height);
    }

    /** @return whether lengths can be given in a physical unit */
    public boolean isCalibrated() {
        return !unit.startsWith("pixel");
    }

    /** @return the same in millimetres; empty when the image is not calibrated or the unit is unknown */
    public Optional<PixelSize> inMillimetres() {
        return Optional.ofNullable(MILLIMETRES.get(unit)).map(mm -> new PixelSize(width * mm, height * mm, "mm"));
    }
}
