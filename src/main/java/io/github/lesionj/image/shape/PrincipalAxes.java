// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.shape;

import io.github.lesionj.image.PixelSize;

/**
 * The axes about which a shape's pixels scatter most and least (eigenvectors of its second central moments), through its
 * centre of mass. A shape without a longest direction, such as a disk or a square, has those of the image.
 *
 * <p>Coordinates from the centre are along the long axis ({@code u}) and across it ({@code v}, clockwise from {@code u} on
 * screen), in the pixel size's unit. {@code u} points to the side of the shape's longer tail (positive skewness); where
 * neither is longer it points to the right or down.
 *
 * @param centreX  pixels from the left edge, the centre of the first pixel being 0.5
 * @param centreY  pixels from the upper edge
 * @param cos      x part of the long axis' direction, a vector of length 1
 * @param sin      y part of it, y being downwards
 * @param major    standard deviation along the long axis, in the pixel size's unit
 * @param minor    standard deviation across it
 * @param size     of a pixel
 */
public record PrincipalAxes(
        double centreX, double centreY, double cos, double sin, double major, double minor, PixelSize size) {

    private static final double EQUAL = 1e-6;

    /**
     * @param bits  row-major, 1 for set; one at least
     * @param width of the mask
     * @param size  of a pixel
     */
    public static PrincipalAxes of(byte[] bits, int width, PixelSize size) {
        long count = 0;
        double sumX = 0, sumY = 0;
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] == 0) continue;
            count++;
            sumX += i % width + 0.5;
            sumY += i / width + 0.5;
        }
        if (count == 0) throw new IllegalArgumentException("An empty mask has no axes");
        double centreX = sumX / count, centreY = sumY / count;
        double xx = 0, xy = 0, yy = 0;
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] == 0) continue;
            double dx = (i % width + 0.5 - centreX) * size.width(), dy = (i / width + 0.5 - centreY) * size.height();
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
        }
        double half = (xx + yy) / 2, apart = Math.hypot((xx - yy) / 2, xy);
        double angle = apart <= EQUAL * half ? 0 : Math.atan2(2 * xy, xx - yy) / 2;
        return new PrincipalAxes(
                        centreX,
                        centreY,
                        Math.cos(angle),
                        Math.sin(angle),
                        Math.sqrt((half + apart) / count),
                        Math.sqrt(Math.max(0, half - apart) / count),
                        size)
                .towardsTheTail(bits, width);
    }

    private PrincipalAxes towardsTheTail(byte[] bits, int width) {
        double skewness = 0, scale = 0;
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] == 0) continue;
            double u = u(i % width + 0.5, i / width + 0.5);
            skewness += u * u * u;
            scale += Math.abs(u * u * u);
        }
        if (skewness >= -EQUAL * scale) return this;
        return new PrincipalAxes(centreX, centreY, -cos, -sin, major, minor, size);
    }

    /** @return the direction of the long axis, degrees clockwise from the x axis, above -180 and up to 180 */
    public double degrees() {
        return Math.toDegrees(Math.atan2(sin, cos));
    }

    /** @return how far a point lies from the centre along the long axis; the point in pixels */
    public double u(double x, double y) {
        return (x - centreX) * size.width() * cos + (y - centreY) * size.height() * sin;
    }

    /** @return how far a point lies from the centre across the long axis; the point in pixels */
    public double v(double x, double y) {
        return (y - centreY) * size.height() * cos - (x - centreX) * size.width() * sin;
    }

    /** @return the x of a point, pixels */
    public double x(double u, double v) {
        return centreX + (u * cos - v * sin) / size.width();
    }

    /** @return the y of a point, pixels */
    public double y(double u, double v) {
        return centreY + (u * sin + v * cos) / size.height();
    }
}
