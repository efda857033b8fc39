package io.github.lesionj.image;

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

    public PixelSize {
        if (!(width > 0) || !(height > 0) || Double.isInfinite(width) || Double.isInfinite(height))
            throw new IllegalArgumentException("A pixel must have a positive, finite size, not " + width + " x " + height);
    }

    /** @return whether lengths can be given in a physical unit */
    public boolean isCalibrated() {
        return !unit.startsWith("pixel");
    }
}
