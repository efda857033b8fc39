// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

/**
 * Stretches a plane so that its low percentile becomes 0 and its high percentile 1, clipping what lies outside
 * (Yuan and Lo 2017 use 5 and 95). A flat plane is left as it is.
 *
 * @param low  percentile, 0..100, below {@code high}
 * @param high percentile, 0..100
 */
public record ContrastWindow(double low, double high) {

    private static final int BINS = 1024;

    public ContrastWindow {
        if (!(low >= 0 && high <= 100 && low < high))
            throw new IllegalArgumentException(
                    "A contrast window needs percentiles 0 <= low < high <= 100, not " + low + " and " + high);
    }

    /**
     * Stretches numbers in place.
     *
     * @param plane  numbers in 0..1
     * @param offset of the first number to stretch
     * @param count  of numbers to stretch
     */
    public void stretch(float[] plane, int offset, int count) {
        int[] histogram = new int[BINS];
        for (int i = offset; i < offset + count; i++) histogram[bin(plane[i])]++;
        float from = percentile(histogram, low, count);
        float to = percentile(histogram, high, count);
        if (to <= from) return;
        for (int i = offset; i < offset + count; i++)
            plane[i] = Math.min(1, Math.max(0, (plane[i] - from) / (to - from)));
    }

    private static int bin(float value) {
        return Math.min(BINS - 1, Math.max(0, Math.round(value * (BINS - 1))));
    }

    private static float percentile(int[] histogram, double percent, int count) {
        long wanted = (long) Math.ceil(percent / 100 * count);
        long seen = 0;
        for (int bin = 0; bin < BINS; bin++) {
            seen += histogram[bin];
            if (seen >= wanted && seen > 0) return bin / (float) (BINS - 1);
        }
        return 1;
    }
}
