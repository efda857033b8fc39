// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.explanation;

import io.github.lesionj.image.Region;

/** The mean, at each pixel, of the numbers of the patches that cover it. */
final class PatchMean {

    private final int width;
    private final float[][] sums;
    private final int[] counts;

    /** @param maps how many numbers a patch has */
    PatchMean(int width, int height, int maps) {
        this.width = width;
        sums = new float[maps][width * height];
        counts = new int[width * height];
    }

    void add(Region patch, double[] numbers) {
        for (int y = patch.y(); y < patch.y() + patch.height(); y++)
            for (int x = patch.x(); x < patch.x() + patch.width(); x++) {
                int i = y * width + x;
                counts[i]++;
                for (int map = 0; map < sums.length; map++) sums[map][i] += (float) numbers[map];
            }
    }

    /** @return the map of one number, row-major; 0 where no patch lies */
    float[] of(int map) {
        float[] mean = new float[counts.length];
        for (int i = 0; i < mean.length; i++) if (counts[i] > 0) mean[i] = sums[map][i] / counts[i];
        return mean;
    }
}
