// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.image.GreyPlane;
import io.github.lesionj.image.Resampling;

/**
 * What is left of a picture once size, compression, brightness and contrast are taken away, to find it again.
 *
 * @param hash  64 bits, each telling whether a pixel of a 9x8 thumbnail is darker than the one to its right (dHash)
 * @param thumb grey values of a 32x24 thumbnail, mean 0 and length 1
 */
record Fingerprint(long hash, float[] thumb) {

    private static final int WIDTH = 32, HEIGHT = 24, HASH_WIDTH = 9, HASH_HEIGHT = 8;

    /** Most pairs of equal pictures differ in 0 to 5 bits, unlike ones in 32. */
    private static final int BITS = 10;

    /** Above it all pairs among the 2144 ISIC 2017 pictures are the same photograph, below it begin others. */
    private static final double CORRELATION = 0.97;

    static Fingerprint of(int[] argb, int width, int height) {
        float[] grey = GreyPlane.luminance(argb, width, height).values();
        float[] small = Resampling.resize(grey, width, height, HASH_WIDTH, HASH_HEIGHT);
        long hash = 0;
        for (int y = 0; y < HASH_HEIGHT; y++)
            for (int x = 1; x < HASH_WIDTH; x++)
                hash = hash << 1 | (small[y * HASH_WIDTH + x] > small[y * HASH_WIDTH + x - 1] ? 1 : 0);
        return new Fingerprint(hash, normalised(Resampling.resize(grey, width, height, WIDTH, HEIGHT)));
    }

    private static float[] normalised(float[] values) {
        double mean = 0, squares = 0;
        for (float value : values) mean += value / values.length;
        for (float value : values) squares += (value - mean) * (value - mean);
        double length = Math.max(1e-6, Math.sqrt(squares));
        for (int i = 0; i < values.length; i++) values[i] = (float) ((values[i] - mean) / length);
        return values;
    }

    /** @return whether both are likely the same photograph, perhaps edited: alike in hash and in pixels */
    boolean matches(Fingerprint other) {
        return Long.bitCount(hash ^ other.hash) <= BITS && correlation(other) >= CORRELATION;
    }

    private double correlation(Fingerprint other) {
        double sum = 0;
        for (int i = 0; i < thumb.length; i++) sum += thumb[i] * other.thumb[i];
        return sum;
    }
}
