// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.augmentation;

import java.util.SplittableRandom;

/**
 * Blurs a picture as one that is out of focus: nearly a Gaussian, made of three means over squares (Wells 1986), whose
 * standard deviation is 0.4 to 3 % of the longer side. The mask stays.
 */
final class RandomBlur {

    private static final double WEAKEST = 0.004, STRONGEST = 0.03;
    private static final int MEANS = 3;

    private RandomBlur() {}

    /** Blurs in place; weak and strong blurs are drawn as often, on a logarithmic scale. */
    static void apply(int[] argb, int width, int height, SplittableRandom random) {
        double share = Math.exp(random.nextDouble(Math.log(WEAKEST), Math.log(STRONGEST)));
        blur(argb, width, height, radius(share * Math.max(width, height)));
    }

    /** Three means over 2 r + 1 pixels have the variance r^2 + r. */
    static int radius(double deviation) {
        return (int) Math.max(1, Math.round(Math.sqrt(0.25 + deviation * deviation) - 0.5));
    }

    static void blur(int[] argb, int width, int height, int radius) {
        int[] line = new int[Math.max(width, height)];
        for (int mean = 0; mean < MEANS; mean++) {
            for (int y = 0; y < height; y++) average(argb, y * width, 1, width, radius, line);
            for (int x = 0; x < width; x++) average(argb, x, width, height, radius, line);
        }
    }

    /** Each pixel of a line becomes the mean of its neighbours; beyond the ends the last pixel goes on. */
    private static void average(int[] argb, int start, int step, int length, int radius, int[] line) {
        for (int i = 0; i < length; i++) line[i] = argb[start + i * step];
        int red = 0, green = 0, blue = 0, count = 2 * radius + 1;
        for (int i = -radius; i <= radius; i++) {
            int pixel = line[Math.min(Math.max(i, 0), length - 1)];
            red += pixel >> 16 & 0xff;
            green += pixel >> 8 & 0xff;
            blue += pixel & 0xff;
        }
        for (int i = 0; i < length; i++) {
            int half = count / 2;
            argb[start + i * step] =
                    0xff000000 | (red + half) / count << 16 | (green + half) / count << 8 | (blue + half) / count;
            int enters = line[Math.min(i + radius + 1, length - 1)], leaves = line[Math.max(i - radius, 0)];
            red += (enters >> 16 & 0xff) - (leaves >> 16 & 0xff);
            green += (enters >> 8 & 0xff) - (leaves >> 8 & 0xff);
            blue += (enters & 0xff) - (leaves & 0xff);
        }
    }
}
