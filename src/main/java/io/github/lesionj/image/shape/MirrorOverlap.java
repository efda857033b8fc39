// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.shape;

/**
 * How much of a shape a mirror image of it misses: folded along an axis through its centre, the share of the area that lies
 * on nothing (Stoecker, Li and Moss 1992, "Automatic detection of asymmetry in skin tumors").
 */
public final class MirrorOverlap {

    private MirrorOverlap() {}

    /**
     * @param bits  row-major, 1 for set
     * @param width of the mask
     * @return the share of set pixels whose mirror image about the long axis is not set, 0..1
     */
    public static double missedAboutMajor(byte[] bits, int width, PrincipalAxes axes) {
        return missed(bits, width, axes, 1, -1);
    }

    /** As {@link #missedAboutMajor}, about the axis across the long one. */
    public static double missedAboutMinor(byte[] bits, int width, PrincipalAxes axes) {
        return missed(bits, width, axes, -1, 1);
    }

    private static double missed(byte[] bits, int width, PrincipalAxes axes, int signU, int signV) {
        int height = bits.length / width;
        long count = 0, missed = 0;
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] == 0) continue;
            count++;
            double u = signU * axes.u(i % width + 0.5, i / width + 0.5);
            double v = signV * axes.v(i % width + 0.5, i / width + 0.5);
            int x = (int) Math.floor(axes.x(u, v)), y = (int) Math.floor(axes.y(u, v));
            if (x < 0 || y < 0 || x >= width || y >= height || bits[y * width + x] == 0) missed++;
        }
        return (double) missed / count;
    }
}
