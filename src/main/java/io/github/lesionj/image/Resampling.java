// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import java.util.Arrays;

/**
 * Resizes row-major pixels with a triangle filter that widens when shrinking: bilinear with half-pixel centres on the
 * way up, anti-aliased on the way down, as Pillow's and PyTorch's {@code antialias=True} bilinear do.
 */
public final class Resampling {

    private static final int COLOURS = 3;

    private Resampling() {}

    /**
     * Resizes a picture. Alpha is dropped: every result pixel is opaque.
     *
     * @param argb row-major, width x height
     * @return row-major, newWidth x newHeight; a new array
     */
    public static int[] resize(int[] argb, int width, int height, int newWidth, int newHeight) {
        if (width == newWidth && height == newHeight) return opaque(argb);
        Taps across = new Taps(width, newWidth);
        Taps down = new Taps(height, newHeight);
        float[][] rows = new float[height][];
        int[] result = new int[newWidth * newHeight];
        int released = 0;
        float[] sums = new float[newWidth * COLOURS];
        Line line = new Line(width);
        for (int y = 0; y < newHeight; y++) {
            Arrays.fill(sums, 0);
            int first = down.first[y];
            for (; released < first; released++) rows[released] = null;
            for (int k = 0; k < down.weights[y].length; k++) {
                if (rows[first + k] == null) rows[first + k] = across.colours(line.of(argb, (first + k) * width));
                float weight = down.weights[y][k];
                float[] row = rows[first + k];
                for (int i = 0; i < sums.length; i++) sums[i] += weight * row[i];
            }
            for (int x = 0; x < newWidth; x++)
                result[y * newWidth + x] = 0xff000000
                        | Math.round(sums[3 * x]) << 16
                        | Math.round(sums[3 * x + 1]) << 8
                        | Math.round(sums[3 * x + 2]);
        }
        return result;
    }

    /**
     * Resizes a map of numbers.
     *
     * @param values row-major, width x height
     * @return row-major, newWidth x newHeight; a new array
     */
    public static float[] resize(float[] values, int width, int height, int newWidth, int newHeight) {
        if (width == newWidth && height == newHeight) return values.clone();
        Taps across = new Taps(width, newWidth);
        Taps down = new Taps(height, newHeight);
        float[][] rows = new float[height][];
        float[] result = new float[newWidth * newHeight];
        int released = 0;
        for (int y = 0; y < newHeight; y++) {
            int first = down.first[y];
            for (; released < first; released++) rows[released] = null;
            for (int k = 0; k < down.weights[y].length; k++) {
                if (rows[first + k] == null) rows[first + k] = across.numbers(values, (first + k) * width);
                float weight = down.weights[y][k];
                float[] row = rows[first + k];
                for (int x = 0; x < newWidth; x++) result[y * newWidth + x] += weight * row[x];
            }
        }
        return result;
    }

    private static int[] opaque(int[] argb) {
        int[] result = new int[argb.length];
        for (int i = 0; i < argb.length; i++) result[i] = argb[i] | 0xff000000;
        return result;
    }

    /** A row of a picture, each colour by itself: unpacked once, where each pixel is read by two places of the result or more. */
    private static final class Line {
        private final float[] red;
        private final float[] green;
        private final float[] blue;

        Line(int width) {
            red = new float[width];
            green = new float[width];
            blue = new float[width];
        }

        Line of(int[] argb, int offset) {
            for (int x = 0; x < red.length; x++) {
                int pixel = argb[offset + x];
                red[x] = pixel >> 16 & 0xff;
                green[x] = pixel >> 8 & 0xff;
                blue[x] = pixel & 0xff;
            }
            return this;
        }
    }

    /** For each place of the result: the first place it reads and the weights, summing to 1, from there on. */
    private static final class Taps {
        private final int[] first;
        private final float[][] weights;

        Taps(int from, int to) {
            first = new int[to];
            weights = new float[to][];
            double scale = (double) from / to;
            double reach = Math.max(1, scale);
            for (int i = 0; i < to; i++) {
                double centre = (i + 0.5) * scale;
                int start = Math.max(0, (int) Math.floor(centre - reach + 0.5));
                int end = Math.min(from, (int) Math.floor(centre + reach + 0.5));
                first[i] = start;
                weights[i] = triangle(start, end, centre, reach);
            }
        }

        private static float[] triangle(int start, int end, double centre, double reach) {
            float[] weights = new float[end - start];
            double sum = 0;
            for (int k = 0; k < weights.length; k++) {
                double weight = Math.max(0, 1 - Math.abs((start + k + 0.5 - centre) / reach));
                weights[k] = (float) weight;
                sum += weight;
            }
            for (int k = 0; k < weights.length; k++) weights[k] /= (float) sum;
            return weights;
        }

        float[] colours(Line line) {
            float[] row = new float[first.length * COLOURS];
            for (int x = 0; x < first.length; x++) {
                float r = 0, g = 0, b = 0;
                float[] w = weights[x];
                for (int k = 0, from = first[x]; k < w.length; k++, from++) {
                    r += w[k] * line.red[from];
                    g += w[k] * line.green[from];
                    b += w[k] * line.blue[from];
                }
                row[3 * x] = r;
                row[3 * x + 1] = g;
                row[3 * x + 2] = b;
            }
            return row;
        }

        float[] numbers(float[] values, int offset) {
            float[] row = new float[first.length];
            for (int x = 0; x < first.length; x++) {
                float sum = 0;
                for (int k = 0; k < weights[x].length; k++) sum += weights[x][k] * values[offset + first[x] + k];
                row[x] = sum;
            }
            return row;
        }
    }
}
