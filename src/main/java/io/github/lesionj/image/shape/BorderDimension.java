// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.shape;

import java.util.TreeSet;

/**
 * The fractal dimension of a shape's border by box counting: of a border with dimension D, the number of boxes of side s that
 * it runs through grows as s^-D. Boxes are counted over all positions of their grid, so that neither shift nor mirror nor a
 * quarter turn changes the number: N(s) is the number of places where a box holds pixels of both kinds, divided by s^2.
 *
 * <p>Box counting of lesions: Piantanelli et al. 2005, "Fractal characterisation of boundary irregularity in skin pigmented
 * lesions". The mean over all grids is the Minkowski sausage of a square (Mandelbrot 1982).
 */
public final class BorderDimension {

    private static final double COARSEST = 1.0 / 8, FINEST = 1.0 / 64, STEPS_PER_HALVING = 2;
    private static final int FEWEST = 3;

    private BorderDimension() {}

    /**
     * @param bits     row-major, 1 for set; all around is not set
     * @param width    of the mask
     * @param diameter of the shape, pixels: boxes are from 1/64 to 1/8 of it, in steps of the square root of two, and one
     *     pixel at least
     * @return 1 for a smooth border, to 2; NaN for a shape too small for three sizes of boxes
     */
    public static double of(byte[] bits, int width, double diameter) {
        int[] sizes = sizes(diameter);
        if (sizes.length < FEWEST) return Double.NaN;
        int[] sums = sums(bits, width);
        double meanX = 0, meanY = 0, xx = 0, xy = 0;
        double[] xs = new double[sizes.length], ys = new double[sizes.length];
        for (int k = 0; k < sizes.length; k++) {
            xs[k] = -Math.log(sizes[k]);
            ys[k] = Math.log(places(sums, width, bits.length / width, sizes[k]) / ((double) sizes[k] * sizes[k]));
            meanX += xs[k] / sizes.length;
            meanY += ys[k] / sizes.length;
        }
        for (int k = 0; k < sizes.length; k++) {
            xx += (xs[k] - meanX) * (xs[k] - meanX);
            xy += (xs[k] - meanX) * (ys[k] - meanY);
        }
        return xy / xx;
    }

    private static int[] sizes(double diameter) {
        TreeSet<Integer> sizes = new TreeSet<>();
        double step = Math.pow(2, -1 / STEPS_PER_HALVING);
        for (double side = COARSEST * diameter; side >= FINEST * diameter * 0.999; side *= step)
            if (Math.round(side) >= 1) sizes.add((int) Math.round(side));
        return sizes.stream().mapToInt(side -> side).toArray();
    }

    /** Sums over all rectangles that begin at the first pixel, with a row and a column of zeros before. */
    private static int[] sums(byte[] bits, int width) {
        int columns = width + 1;
        int[] sums = new int[columns * (bits.length / width + 1)];
        for (int y = 0; y < bits.length / width; y++)
            for (int x = 0, row = 0; x < width; x++) {
                row += bits[y * width + x];
                sums[(y + 1) * columns + x + 1] = sums[y * columns + x + 1] + row;
            }
        return sums;
    }

    /** A box of side s has s + 1 pixels a side, from centre to centre; those that reach beyond the mask count too. */
    private static long places(int[] sums, int width, int height, int side) {
        int columns = width + 1, pixels = side + 1, full = pixels * pixels;
        long mixed = 0;
        for (int top = -side; top < height; top++) {
            int above = Math.max(0, top) * columns, below = Math.min(height, top + pixels) * columns;
            for (int left = -side; left < width; left++) {
                int from = Math.max(0, left), to = Math.min(width, left + pixels);
                int sum = sums[below + to] - sums[below + from] - sums[above + to] + sums[above + from];
                if (sum > 0 && sum < full) mixed++;
            }
        }
        return mixed;
    }
}
