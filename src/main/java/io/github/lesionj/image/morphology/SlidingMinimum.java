// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.morphology;

import java.util.Arrays;

/**
 * The least number in a window that slides along a line, in a time that does not depend on the window (van Herk 1992, Gil
 * and Werman 1993). Holds its memory for the next line; for one thread.
 */
final class SlidingMinimum {

    private final int window;
    private float[] padded = {};
    private float[] before = {};
    private float[] after = {};

    /** @param window an odd number of places */
    SlidingMinimum(int window) {
        this.window = window;
    }

    /**
     * Replaces each of the first numbers by the least within half a window to both sides. What lies beyond the ends is no
     * number.
     */
    void apply(float[] line, int length) {
        int half = window / 2;
        int total = (length + 2 * half + window - 1) / window * window;
        if (padded.length < total) {
            padded = new float[total];
            before = new float[total];
            after = new float[total];
        }
        Arrays.fill(padded, 0, half, Float.POSITIVE_INFINITY);
        System.arraycopy(line, 0, padded, half, length);
        Arrays.fill(padded, half + length, total, Float.POSITIVE_INFINITY);
        for (int i = 0; i < total; i++) before[i] = i % window == 0 ? padded[i] : Math.min(before[i - 1], padded[i]);
        for (int i = total - 1; i >= 0; i--)
            after[i] = i % window == window - 1 ? padded[i] : Math.min(after[i + 1], padded[i]);
        for (int i = 0; i < length; i++) line[i] = Math.min(after[i], before[i + window - 1]);
    }
}
