// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.explanation;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How much two maps are alike, as Adebayo et al. 2018 measure it. */
final class MapSimilarity {

    private static final int WINDOW = 7;
    private static final int CELL = 16;
    private static final int DIRECTIONS = 9;

    private MapSimilarity() {}

    /** @return Spearman's rank correlation, ties given their mean rank; 0 where a map is constant */
    static double rankCorrelation(float[] a, float[] b) {
        return correlation(ranks(a), ranks(b));
    }

    private static double[] ranks(float[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] ranks = new double[values.length];
        for (int i = 0, j; i < order.length; i = j) {
            for (j = i; j < order.length && values[order[j]] == values[order[i]]; ) j++;
            for (int k = i; k < j; k++) ranks[order[k]] = (i + j - 1) / 2.0;
        }
        return ranks;
    }

    private static double correlation(double[] a, double[] b) {
        double[] m = moments(a, b, IntStream.range(0, a.length).toArray());
        return m[2] < 1e-6 || m[3] < 1e-6 ? 0 : m[4] / Math.sqrt(m[2] * m[3]);
    }

    /** @return the mean structural similarity (Wang et al. 2004) of maps scaled to 0..1 each, in windows of 7 x 7 */
    static double ssim(float[] a, float[] b, int width) {
        double[] x = scaled(a), y = scaled(b);
        int height = a.length / width;
        double c1 = 1e-4, c2 = 9e-4, sum = 0;
        int count = 0;
        for (int top = 0; top + WINDOW <= height; top += WINDOW)
            for (int left = 0; left + WINDOW <= width; left += WINDOW) {
                int from = top * width + left;
                int[] window = IntStream.range(0, WINDOW * WINDOW)
                        .map(i -> from + i / WINDOW * width + i % WINDOW)
                        .toArray();
                double[] m = moments(x, y, window);
                sum += (2 * m[0] * m[1] + c1)
                        * (2 * m[4] + c2)
                        / ((m[0] * m[0] + m[1] * m[1] + c1) * (m[2] + m[3] + c2));
                count++;
            }
        return sum / count;
    }

    /**
     * @return the correlation of the maps' histograms of oriented gradients (Dalal and Triggs 2005), in cells of 16 x 16 and nine
     *     unsigned directions, each histogram of length 1; 0 where a map has no gradient
     */
    static double hogCorrelation(float[] a, float[] b, int width) {
        return correlation(histograms(a, width), histograms(b, width));
    }

    private static double[] histograms(float[] map, int width) {
        int height = map.length / width, columns = width / CELL, rows = height / CELL;
        double[] histograms = new double[columns * rows * DIRECTIONS];
        for (int y = 1; y < rows * CELL - 1; y++)
            for (int x = 1; x < columns * CELL - 1; x++) {
                int i = y * width + x;
                double dx = map[i + 1] - map[i - 1], dy = map[i + width] - map[i - width];
                double angle = Math.atan2(dy, dx);
                int direction = (int) Math.floorMod((long) Math.floor(angle / Math.PI * DIRECTIONS), (long) DIRECTIONS);
                histograms[(y / CELL * columns + x / CELL) * DIRECTIONS + direction] += Math.hypot(dx, dy);
            }
        for (int from = 0; from < histograms.length; from += DIRECTIONS) {
            double square = 0;
            for (int d = 0; d < DIRECTIONS; d++) square += histograms[from + d] * histograms[from + d];
            for (int d = 0; d < DIRECTIONS && square > 0; d++) histograms[from + d] /= Math.sqrt(square);
        }
        return histograms;
    }

    private static double[] scaled(float[] values) {
        double least = Double.MAX_VALUE, greatest = -Double.MAX_VALUE;
        for (float value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        double[] scaled = new double[values.length];
        if (greatest > least)
            for (int i = 0; i < scaled.length; i++) scaled[i] = (values[i] - least) / (greatest - least);
        return scaled;
    }

    /** Both means, both variances and the covariance at some places. */
    private static double[] moments(double[] a, double[] b, int[] places) {
        double n = places.length, ma = 0, mb = 0, va = 0, vb = 0, cov = 0;
        for (int i : places) {
            ma += a[i] / n;
            mb += b[i] / n;
        }
        for (int i : places) {
            va += (a[i] - ma) * (a[i] - ma) / n;
            vb += (b[i] - mb) * (b[i] - mb) / n;
            cov += (a[i] - ma) * (b[i] - mb) / n;
        }
        return new double[] {ma, mb, va, vb, cov};
    }
}
