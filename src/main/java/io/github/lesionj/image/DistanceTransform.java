// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

/**
 * Exact Euclidean distances to the nearest set pixel, in a time that grows with the number of pixels: the lower envelope
 * of parabolas, first along the columns, then along the rows (Felzenszwalb and Huttenlocher, "Distance Transforms of
 * Sampled Functions", 2012).
 */
public final class DistanceTransform {

    private DistanceTransform() {}

    /**
     * @param bits  row-major, 1 for set
     * @param width of the mask
     * @param size  of a pixel
     * @return row-major, the squared distance of each pixel's centre to that of the nearest set one, in the size's unit;
     *     infinite everywhere if none is set
     */
    public static double[] squared(byte[] bits, int width, PixelSize size) {
        int height = bits.length / width;
        double[] distances = new double[bits.length];
        for (int i = 0; i < bits.length; i++) distances[i] = bits[i] != 0 ? 0 : Double.POSITIVE_INFINITY;
        Envelope down = new Envelope(height, size.height());
        for (int x = 0; x < width; x++) down.apply(distances, x, width);
        Envelope across = new Envelope(width, size.width());
        for (int y = 0; y < height; y++) across.apply(distances, y * width, 1);
        return distances;
    }

    /** The lower envelope of one row's or column's parabolas. */
    private static final class Envelope {

        private final double step;
        private final double[] heights;
        private final int[] lowest;
        private final double[] from;

        Envelope(int length, double step) {
            this.step = step * step;
            heights = new double[length];
            lowest = new int[length];
            from = new double[length];
        }

        /** Replaces the values at {@code first}, {@code first + stride} and so on. */
        void apply(double[] values, int first, int stride) {
            for (int q = 0; q < heights.length; q++) heights[q] = values[first + q * stride];
            int last = -1;
            for (int q = 0; q < heights.length; q++) {
                if (heights[q] == Double.POSITIVE_INFINITY) continue;
                while (last > 0 && meeting(lowest[last], q) <= from[last]) last--;
                lowest[++last] = q;
                from[last] = last == 0 ? Double.NEGATIVE_INFINITY : meeting(lowest[last - 1], q);
            }
            if (last < 0) return;
            for (int p = 0, k = 0; p < heights.length; p++) {
                while (k < last && from[k + 1] < p) k++;
                double away = p - lowest[k];
                values[first + p * stride] = step * away * away + heights[lowest[k]];
            }
        }

        /** Where a parabola becomes lower than one before it. */
        private double meeting(int before, int next) {
            double rise = (heights[next] - heights[before]) / step + (double) next * next - (double) before * before;
            return rise / (2.0 * (next - before));
        }
    }
}
