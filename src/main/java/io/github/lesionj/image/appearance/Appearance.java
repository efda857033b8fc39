// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.appearance;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Resampling;
import io.github.lesionj.image.colour.Lab;
import java.util.Arrays;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.NumericType;

/**
 * What a picture looks like at first sight, in {@value #COUNT} numbers: its colours in CIELAB, how they vary, how its middle
 * differs from its edge, and how fine its structures are. They are taken from the picture stretched to {@value #WIDTH} x
 * {@value #HEIGHT} pixels, so that a large picture and its small copy have the same ones but for rounding.
 */
public final class Appearance {

    /** How many numbers there are. */
    public static final int COUNT = 29;

    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;
    private static final int COARSE = 4;
    private static final int RINGS = 12;
    private static final double BLACK = 15;

    /** How far each pixel is from the middle, as a share of the way to the nearest edge line. */
    private static final double[] OUT = new double[WIDTH * HEIGHT];

    private static final int[] RING = new int[WIDTH * HEIGHT];

    static {
        for (int i = 0; i < OUT.length; i++) {
            double x = (i % WIDTH + 0.5) / WIDTH * 2 - 1, y = (i / WIDTH + 0.5) / HEIGHT * 2 - 1;
            OUT[i] = Math.max(Math.abs(x), Math.abs(y));
            RING[i] = Math.min(RINGS - 1, (int) (Math.hypot(x, y) / Math.sqrt(2) * RINGS));
        }
    }

    private final double[][] planes = new double[3][WIDTH * HEIGHT];

    private Appearance(int[] argb) {
        for (int i = 0; i < argb.length; i++) {
            Lab colour = Lab.of(argb[i]);
            planes[0][i] = colour.l();
            planes[1][i] = colour.a();
            planes[2][i] = colour.b();
        }
    }

    /**
     * Looks at a picture.
     *
     * @param image as {@link Pixels#argb} takes it, of any size; not changed
     * @return {@value #COUNT} finite numbers
     */
    public static double[] of(RandomAccessibleInterval<? extends NumericType<?>> image) {
        int[] argb = Pixels.argb(image);
        return new Appearance(
                        Resampling.resize(argb, (int) image.dimension(0), (int) image.dimension(1), WIDTH, HEIGHT))
                .numbers();
    }

    private double[] numbers() {
        double[] numbers = new double[COUNT];
        int n = 0;
        for (double[] plane : planes) {
            Zone all = zone(plane, 0, 1), middle = zone(plane, 0, 0.5), edge = zone(plane, 0.8, 1);
            numbers[n++] = all.mean;
            numbers[n++] = Math.log1p(all.deviation);
            numbers[n++] = middle.mean - edge.mean;
            numbers[n++] = Math.log1p(middle.deviation);
            numbers[n++] = Math.log1p(edge.deviation);
            double[] sorted = plane.clone();
            Arrays.sort(sorted);
            numbers[n++] = sorted[sorted.length / 20];
            numbers[n++] = sorted[sorted.length * 19 / 20];
        }
        numbers[n++] = correlation(planes[0], planes[1]);
        numbers[n++] = correlation(planes[0], planes[2]);
        numbers[n++] = correlation(planes[1], planes[2]);
        double[] slopes = slopes(planes[0], WIDTH, HEIGHT);
        double fine = Math.log1p(mean(slopes));
        numbers[n++] = fine;
        numbers[n++] = Math.log1p(mean(slopes(shrunk(planes[0]), WIDTH / COARSE, HEIGHT / COARSE))) - fine;
        Arrays.sort(slopes);
        numbers[n++] = Math.log1p(slopes[slopes.length / 2]);
        numbers[n++] = roundness(planes[0]);
        numbers[n] = Math.sqrt(Arrays.stream(planes[0]).filter(l -> l < BLACK).count() / (double) planes[0].length);
        return numbers;
    }

    private record Zone(double mean, double deviation) {}

    /** The pixels whose distance from the middle lies in a range. */
    private static Zone zone(double[] plane, double from, double to) {
        double sum = 0, squares = 0;
        int count = 0;
        for (int i = 0; i < plane.length; i++) {
            if (OUT[i] < from || OUT[i] > to) continue;
            sum += plane[i];
            squares += plane[i] * plane[i];
            count++;
        }
        double mean = sum / count;
        return new Zone(mean, Math.sqrt(Math.max(0, squares / count - mean * mean)));
    }

    private static double correlation(double[] one, double[] other) {
        Zone first = zone(one, 0, 1), second = zone(other, 0, 1);
        double sum = 0;
        for (int i = 0; i < one.length; i++) sum += (one[i] - first.mean) * (other[i] - second.mean);
        double spread = first.deviation * second.deviation * one.length;
        return spread < 1e-9 ? 0 : sum / spread;
    }

    private static double[] slopes(double[] plane, int width, int height) {
        double[] slopes = new double[(width - 1) * (height - 1)];
        for (int y = 0, i = 0; y < height - 1; y++)
            for (int x = 0; x < width - 1; x++, i++)
                slopes[i] = Math.hypot(
                        plane[y * width + x + 1] - plane[y * width + x],
                        plane[(y + 1) * width + x] - plane[y * width + x]);
        return slopes;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double[] shrunk(double[] plane) {
        int width = WIDTH / COARSE;
        double[] small = new double[width * (HEIGHT / COARSE)];
        for (int i = 0; i < plane.length; i++)
            small[i / WIDTH / COARSE * width + i % WIDTH / COARSE] += plane[i] / (COARSE * COARSE);
        return small;
    }

    /** The share of the lightness's variance that its distance from the middle explains, 0..1. */
    private static double roundness(double[] plane) {
        double[] sums = new double[RINGS];
        int[] counts = new int[RINGS];
        for (int i = 0; i < plane.length; i++) {
            sums[RING[i]] += plane[i];
            counts[RING[i]]++;
        }
        Zone all = zone(plane, 0, 1);
        if (all.deviation < 1e-9) return 0;
        double between = 0;
        for (int r = 0; r < RINGS; r++)
            if (counts[r] > 0) between += counts[r] * Math.pow(sums[r] / counts[r] - all.mean, 2);
        return between / plane.length / (all.deviation * all.deviation);
    }
}
