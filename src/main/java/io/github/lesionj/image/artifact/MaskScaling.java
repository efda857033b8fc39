// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.artifact;

import io.github.lesionj.image.DistanceTransform;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Resampling;

/** Brings a mask that was found on a smaller picture to the picture's size. */
final class MaskScaling {

    private MaskScaling() {}

    /**
     * @param bits row-major, w x h
     * @param by   how far the mask grows, in pixels of the full size
     * @return row-major, width x height
     */
    static byte[] grown(byte[] bits, int w, int h, double by, int width, int height) {
        double pixel = (double) Math.max(width, height) / Math.max(w, h);
        double[] squared = DistanceTransform.squared(bits, w, PixelSize.UNCALIBRATED);
        float[] away = new float[bits.length];
        for (int i = 0; i < away.length; i++) away[i] = (float) Math.min(w + h, Math.sqrt(squared[i]));
        float[] full = Resampling.resize(away, w, h, width, height);
        byte[] grown = new byte[full.length];
        for (int i = 0; i < grown.length; i++) grown[i] = (byte) (full[i] * pixel <= Math.max(by, pixel / 2) ? 1 : 0);
        return grown;
    }
}
