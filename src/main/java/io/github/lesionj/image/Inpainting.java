// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import java.util.stream.IntStream;

/**
 * Fills narrow gaps of a picture from both their sides: a missing pixel is interpolated between known ones on straight lines
 * through it, the shorter the line the more it counts, so that a hair is filled across and not along. DullRazor interpolates
 * across a hair too (Lee, Ng, Gallagher, Coldman and McLean, "DullRazor: a software approach to hair removal from images",
 * Computers in Biology and Medicine 27, 1997).
 */
public final class Inpainting {

    private static final int DIRECTIONS = 8;
    private static final double[] COS = new double[2 * DIRECTIONS];
    private static final double[] SIN = new double[2 * DIRECTIONS];

    static {
        for (int k = 0; k < 2 * DIRECTIONS; k++) {
            COS[k] = Math.cos(Math.PI * k / DIRECTIONS);
            SIN[k] = Math.sin(Math.PI * k / DIRECTIONS);
        }
    }

    private final int[] known;
    private final byte[] missing;
    private final int width;
    private final int height;

    private Inpainting(int[] known, byte[] missing, int width, int height) {
        this.known = known;
        this.missing = missing;
        this.width = width;
        this.height = height;
    }

    /**
     * Fills in place; pixels that are not missing stay bit for bit. A pixel from which no line meets a known one stays too.
     *
     * @param argb    row-major, width x height
     * @param missing 1 for what is to be filled, row-major
     */
    public static void across(int[] argb, byte[] missing, int width, int height) {
        Inpainting gaps = new Inpainting(argb.clone(), missing, width, height);
        IntStream.range(0, height).parallel().forEach(y -> {
            for (int x = 0, i = y * width; x < width; x++, i++) if (missing[i] != 0) argb[i] = gaps.filled(x, y);
        });
    }

    private int filled(int x, int y) {
        double[] sums = new double[4];
        for (int k = 0; k < DIRECTIONS; k++) {
            int there = steps(x, y, k), back = steps(x, y, k + DIRECTIONS);
            double length = there + back;
            if (there > 0 && back > 0) {
                double weight = 1 / (length * length * length * length * length);
                add(sums, x, y, k, there, weight * back);
                add(sums, x, y, k + DIRECTIONS, back, weight * there);
            } else if (length > 0) {
                // At the picture's border there is one side alone; four times as long, it counts where nothing else
                // does.
                add(sums, x, y, there > 0 ? k : k + DIRECTIONS, (int) length, Math.pow(4 * length, -4));
            }
        }
        if (sums[3] == 0) return known[y * width + x];
        return 0xff000000 | channel(sums, 0) << 16 | channel(sums, 1) << 8 | channel(sums, 2);
    }

    private static int channel(double[] sums, int c) {
        return (int) Math.rint(sums[c] / sums[3]);
    }

    /** How many steps lead to the first known pixel; 0 if none does. */
    private int steps(int x, int y, int k) {
        for (int step = 1; ; step++) {
            int px = (int) Math.rint(x + step * COS[k]), py = (int) Math.rint(y + step * SIN[k]);
            if (px < 0 || px >= width || py < 0 || py >= height) return 0;
            if (missing[py * width + px] == 0) return step;
        }
    }

    private void add(double[] sums, int x, int y, int k, int step, double weight) {
        int pixel = known[(int) Math.rint(y + step * SIN[k]) * width + (int) Math.rint(x + step * COS[k])];
        sums[0] += weight * (pixel >> 16 & 0xff);
        sums[1] += weight * (pixel >> 8 & 0xff);
        sums[2] += weight * (pixel & 0xff);
        sums[3] += weight;
    }
}
