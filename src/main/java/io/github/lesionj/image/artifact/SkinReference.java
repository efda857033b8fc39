// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.artifact;

import java.util.Arrays;

/**
 * The colour of the skin on a picture: the median of the brighter half of its pixels, without the brightest twentieth, which
 * glints.
 *
 * @param red   0..255
 * @param green 0..255
 * @param blue  0..255
 */
public record SkinReference(int red, int green, int blue) {

    private static final double LEAST = 0.5;
    private static final double MOST = 0.95;

    /**
     * @param argb    row-major
     * @param without 1 for pixels that do not count, such as a vignette's; if that is all of them, all count
     */
    public static SkinReference of(int[] argb, byte[] without) {
        int[] levels = new int[256 * 3 + 1];
        long count = 0;
        for (int i = 0; i < argb.length; i++)
            if (without[i] == 0) {
                levels[sum(argb[i])]++;
                count++;
            }
        if (count == 0) return of(argb, new byte[argb.length]);
        int low = percentile(levels, (long) (LEAST * count)), high = percentile(levels, (long) (MOST * count));
        int[][] channels = new int[3][256];
        for (int i = 0; i < argb.length; i++) {
            int sum = sum(argb[i]);
            if (without[i] != 0 || sum < low || sum > high) continue;
            channels[0][argb[i] >> 16 & 0xff]++;
            channels[1][argb[i] >> 8 & 0xff]++;
            channels[2][argb[i] & 0xff]++;
        }
        int[] medians = Arrays.stream(channels)
                .mapToInt(levelsOf -> percentile(
                        levelsOf, Arrays.stream(levelsOf).asLongStream().sum() / 2))
                .toArray();
        return new SkinReference(medians[0], medians[1], medians[2]);
    }

    /** @return opaque */
    public int argb() {
        return 0xff000000 | red << 16 | green << 8 | blue;
    }

    private static int sum(int rgb) {
        return (rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff);
    }

    /** The lowest level with more than {@code rank} pixels at or below it. */
    private static int percentile(int[] histogram, long rank) {
        long seen = 0;
        for (int level = 0; level < histogram.length; level++) {
            seen += histogram[level];
            if (seen > rank) return level;
        }
        return histogram.length - 1;
    }
}
