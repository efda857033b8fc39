// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.registration;

import io.github.lesionj.image.GreyPlane;
import io.github.lesionj.image.Resampling;

/**
 * What two pictures of one place have in common whatever the light: the fine structure of brightness, with the same contrast
 * everywhere, and nothing where the picture shows no skin.
 *
 * @param values the structure; 0 where it does not count
 * @param weight 0..1, how much each pixel counts
 * @param factor pixels of the picture per pixel here
 */
record Detail(GreyPlane values, GreyPlane weight, double factor) {

    private static final double FINE = 1;
    private static final double COARSE = 4;
    private static final double AROUND = 8;
    private static final double QUIET = 1.5;
    private static final float DARK = 28;
    private static final double CERTAIN = 0.98;

    /**
     * @param brightness of the picture
     * @param ignored    1 where a pixel does not count, such as a ruler's, of the picture's size
     * @param longSide   to which the picture is reduced; a smaller one keeps its size
     */
    static Detail of(GreyPlane brightness, float[] ignored, int longSide) {
        double factor = Math.max(1, Math.max(brightness.width(), brightness.height()) / (double) longSide);
        int width = (int) Math.max(1, Math.round(brightness.width() / factor));
        int height = (int) Math.max(1, Math.round(brightness.height() / factor));
        GreyPlane small = resized(brightness.values(), brightness, width, height);
        GreyPlane weight = weights(small, resized(ignored, brightness, width, height));
        GreyPlane fine = small.smoothed(FINE), coarse = small.smoothed(COARSE);
        float[] band = new float[width * height], squares = new float[width * height];
        for (int i = 0; i < band.length; i++) {
            band[i] = (fine.values()[i] - coarse.values()[i]) * weight.values()[i];
            squares[i] = band[i] * band[i];
        }
        GreyPlane energy = new GreyPlane(squares, width, height).smoothed(AROUND), area = weight.smoothed(AROUND);
        for (int i = 0; i < band.length; i++)
            band[i] /= (float) Math.sqrt(energy.values()[i] / Math.max(0.05, area.values()[i]) + QUIET * QUIET);
        return new Detail(new GreyPlane(band, width, height), weight, factor);
    }

    private static GreyPlane resized(float[] values, GreyPlane from, int width, int height) {
        return new GreyPlane(Resampling.resize(values, from.width(), from.height(), width, height), width, height);
    }

    /** Nothing counts near the frame, near what is ignored, and where no light falls. */
    private static GreyPlane weights(GreyPlane small, GreyPlane ignored) {
        int width = small.width(), height = small.height();
        float[] skin = new float[width * height];
        for (int y = 2; y < height - 2; y++)
            for (int x = 2; x < width - 2; x++) {
                int i = y * width + x;
                skin[i] = small.values()[i] > DARK && ignored.values()[i] < 0.1f ? 1 : 0;
            }
        GreyPlane around = new GreyPlane(skin, width, height).smoothed(COARSE / 2);
        for (int i = 0; i < skin.length; i++) skin[i] = around.values()[i] > CERTAIN ? 1 : 0;
        return new GreyPlane(skin, width, height);
    }

    /** @return the picture's pixel, its x or y, that a pixel here lies on */
    double full(double here) {
        return factor * here + (factor - 1) / 2;
    }

    int width() {
        return values.width();
    }

    int height() {
        return values.height();
    }
}
