// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.morphology;

import io.github.lesionj.image.GreyPlane;

/** What is dark and narrow: a plane's closing by a square, minus the plane (the black top-hat). */
public final class TopHat {

    private final int side;

    /** @param side of the square, odd: what is as wide or wider is left out */
    public TopHat(int side) {
        this.side = side;
    }

    /** @return how much darker each pixel is than what encloses it; 0 or more */
    public GreyPlane of(GreyPlane plane) {
        int width = plane.width() + 2 * side, height = plane.height() + 2 * side;
        float[] wide = extended(plane, width, height);
        negate(wide);
        leastAround(wide, width, height);
        negate(wide);
        leastAround(wide, width, height);
        float[] narrow = new float[plane.values().length];
        for (int y = 0, i = 0; y < plane.height(); y++)
            for (int x = 0; x < plane.width(); x++, i++)
                narrow[i] = wide[(y + side) * width + x + side] - plane.values()[i];
        return new GreyPlane(narrow, plane.width(), plane.height());
    }

    /** Repeats the border, beyond which a hair goes on and a dark frame is no line. */
    private float[] extended(GreyPlane plane, int width, int height) {
        float[] wide = new float[width * height];
        for (int y = 0, i = 0; y < height; y++) {
            int row = Math.min(plane.height() - 1, Math.max(0, y - side)) * plane.width();
            for (int x = 0; x < width; x++, i++)
                wide[i] = plane.values()[row + Math.min(plane.width() - 1, Math.max(0, x - side))];
        }
        return wide;
    }

    private static void negate(float[] values) {
        for (int i = 0; i < values.length; i++) values[i] = -values[i];
    }

    private void leastAround(float[] values, int width, int height) {
        SlidingMinimum minimum = new SlidingMinimum(side);
        float[] line = new float[Math.max(width, height)];
        for (int y = 0; y < height; y++) {
            System.arraycopy(values, y * width, line, 0, width);
            minimum.apply(line, width);
            System.arraycopy(line, 0, values, y * width, width);
        }
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) line[y] = values[y * width + x];
            minimum.apply(line, height);
            for (int y = 0; y < height; y++) values[y * width + x] = line[y];
        }
    }
}
