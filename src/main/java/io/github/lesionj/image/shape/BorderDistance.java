// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.shape;

import io.github.lesionj.image.DistanceTransform;
import io.github.lesionj.image.PixelSize;

/** How far pixels lie from a shape's border. */
public final class BorderDistance {

    private BorderDistance() {}

    /**
     * @param bits  row-major, 1 for set; one at least
     * @param width of the mask
     * @param size  of a pixel
     * @return row-major, the distance of each pixel's centre from the border, in the size's unit, negative inside: half a
     *     pixel beside it; the mask's own edge is no border
     */
    public static float[] signed(byte[] bits, int width, PixelSize size) {
        double half = Math.sqrt(size.width() * size.height()) / 2;
        double[] outside = DistanceTransform.squared(bits, width, size);
        float[] signed = new float[bits.length];
        for (int i = 0; i < bits.length; i++) if (bits[i] == 0) signed[i] = (float) (Math.sqrt(outside[i]) - half);
        byte[] rest = new byte[bits.length];
        for (int i = 0; i < bits.length; i++) rest[i] = (byte) (1 - bits[i]);
        double[] inside = DistanceTransform.squared(rest, width, size);
        for (int i = 0; i < bits.length; i++) if (bits[i] != 0) signed[i] = (float) (half - Math.sqrt(inside[i]));
        return signed;
    }
}
