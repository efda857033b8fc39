// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.augmentation;

import java.util.SplittableRandom;

/**
 * A smooth random displacement of a picture's pixels: drawn at the nodes of a coarse grid, as Ronneberger et al. 2015 do
 * (arXiv 1505.04597), and interpolated by cubic B-splines, which never exceed what was drawn.
 */
final class ElasticField {

    private static final int CELLS = 4;
    private static final int NODES = CELLS + 3;
    private static final int TAPS = 4;

    private final int height;
    private final float[][] columns;
    private final float[] across = new float[NODES * NODES];
    private final float[] down = new float[NODES * NODES];

    /** @param amount by which a node is moved at most, as a share of width and height */
    ElasticField(double amount, int width, int height, SplittableRandom random) {
        this.height = height;
        columns = new float[width][];
        for (int x = 0; x < width; x++) columns[x] = weights(place(x, width) % 1);
        for (int i = 0; i < across.length; i++) {
            across[i] = (float) Augmenter.symmetric(random, amount * width);
            down[i] = (float) Augmenter.symmetric(random, amount * height);
        }
    }

    /** Tells by how many pixels the pixels of a row are moved. */
    void row(int y, float[] moveX, float[] moveY) {
        double v = place(y, height);
        float[] rows = weights(v % 1);
        float[] nodesX = new float[NODES], nodesY = new float[NODES];
        for (int k = 0; k < TAPS; k++)
            for (int i = 0; i < NODES; i++) {
                nodesX[i] += rows[k] * across[((int) v + k) * NODES + i];
                nodesY[i] += rows[k] * down[((int) v + k) * NODES + i];
            }
        for (int x = 0; x < columns.length; x++) {
            int first = (int) place(x, columns.length);
            moveX[x] = sum(columns[x], nodesX, first);
            moveY[x] = sum(columns[x], nodesY, first);
        }
    }

    /** Where a pixel's centre lies in the grid, in cells. */
    private static double place(int pixel, int size) {
        return CELLS * (pixel + 0.5) / size;
    }

    private static float sum(float[] weights, float[] nodes, int first) {
        return weights[0] * nodes[first]
                + weights[1] * nodes[first + 1]
                + weights[2] * nodes[first + 2]
                + weights[3] * nodes[first + 3];
    }

    private static float[] weights(double t) {
        double s = 1 - t;
        return new float[] {
            (float) (s * s * s / 6), (float) ((3 * t * t * t - 6 * t * t + 4) / 6),
            (float) ((3 * s * s * s - 6 * s * s + 4) / 6), (float) (t * t * t / 6)
        };
    }
}
