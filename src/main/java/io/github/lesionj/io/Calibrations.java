// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.measure.Calibration;
import io.github.lesionj.image.PixelSize;

/** Tells physical pixel sizes from mere print resolutions. */
final class Calibrations {

    private Calibrations() {}

    /** @return the size that ImageJ knows */
    static PixelSize of(ImagePlus picture) {
        Calibration calibration = picture.getCalibration();
        if (!calibration.scaled()) return PixelSize.UNCALIBRATED;
        FileInfo file = picture.getOriginalFileInfo();
        return of(
                calibration.pixelWidth,
                calibration.pixelHeight,
                calibration.getUnit(),
                file == null ? "" : file.description);
    }

    /**
     * @param unit        of width and height, or null
     * @param description that ImageJ wrote into the file, or null
     * @return uncalibrated for inches that ImageJ did not write: they are the resolution of a print
     */
    static PixelSize of(double width, double height, String unit, String description) {
        boolean byImageJ = description != null && description.startsWith("ImageJ");
        if (unit == null || unit.isBlank() || unit.equals("inch") && !byImageJ) return PixelSize.UNCALIBRATED;
        if (!(width > 0 && height > 0) || Double.isInfinite(width) || Double.isInfinite(height))
            return PixelSize.UNCALIBRATED;
        return new PixelSize(width, height, unit);
    }
}
