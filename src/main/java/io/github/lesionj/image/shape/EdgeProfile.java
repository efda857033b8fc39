// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.shape;

/**
 * How a number changes across a shape's border: its mean over all pixels at the same distance from it, in 24 steps from 15 %
 * of the shape's diameter inside to 15 % outside. A step is at least one pixel wide.
 */
public final class EdgeProfile {

    private static final int STEPS = 12, NEAR = 2, FAR = 4, SEARCH = 6, FEWEST = 5;
    private static final double STEP = 0.15 / STEPS;

    private final double step;
    private final double[] sums = new double[2 * STEPS];
    private final long[] pixels = new long[2 * STEPS];

    /**
     * @param diameter of the shape
     * @param pixel    side of a pixel, in the same unit
     */
    public EdgeProfile(double diameter, double pixel) {
        step = Math.max(STEP * diameter, pixel);
    }

    /** @return how far from the border the profile reaches, in the diameter's unit */
    public double reach() {
        return STEPS * step;
    }

    /**
     * Adds a pixel; one that lies beyond the reach is left out.
     *
     * @param distance from the border, negative inside, in the diameter's unit
     * @param value    finite
     */
    public void add(double distance, double value) {
        int at = (int) Math.floor(distance / step) + STEPS;
        if (at < 0 || at >= sums.length) return;
        sums[at] += value;
        pixels[at]++;
    }

    /** @return the mean of the outermost third of the profile less that of the innermost; NaN if either has no pixels */
    public double contrast() {
        return mean(2 * STEPS - FAR, FAR) - mean(0, FAR);
    }

    /**
     * How much of the contrast lies in the steepest place: the largest difference between two neighbouring bands, each 2.5 %
     * of the diameter wide, at most 7.5 % from the border, divided by the contrast. A sharp edge gives 1, an even slope over
     * the whole profile 0.1.
     *
     * @return 0..1; NaN if there are too few pixels
     */
    public double abruptness() {
        double contrast = contrast(), steepest = Double.NaN;
        for (int at = STEPS - SEARCH; at <= STEPS + SEARCH; at++) {
            double share = (mean(at, NEAR) - mean(at - NEAR, NEAR)) / contrast;
            if (!(share <= steepest)) steepest = Double.isNaN(share) ? steepest : share;
        }
        return Math.max(0, Math.min(1, steepest));
    }

    private double mean(int from, int steps) {
        double sum = 0;
        long count = 0;
        for (int at = from; at < from + steps; at++) {
            sum += sums[at];
            count += pixels[at];
        }
        return count < FEWEST ? Double.NaN : sum / count;
    }
}
