// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.colour;

import io.github.lesionj.image.shape.PrincipalAxes;

/**
 * A shape cut into square blocks along its axes, and the mean colour of each. What mirrors onto each other about an axis is
 * compared block by block, so that neither hair nor grain counts for much (after the colour blocks of Seidenari, Pellacani
 * and Grana 2006, "Asymmetry in dermoscopic melanocytic lesion images").
 */
public final class ColourBlocks {

    private static final int PER_DIAMETER = 16;

    private final int reach;
    private final double[] l;
    private final double[] a;
    private final double[] b;
    private final long[] pixels;

    private ColourBlocks(int reach) {
        this.reach = reach;
        int blocks = 4 * reach * reach;
        l = new double[blocks];
        a = new double[blocks];
        b = new double[blocks];
        pixels = new long[blocks];
    }

    /**
     * @param bits     row-major, 1 for set
     * @param width    of the mask
     * @param colours  of the same pixels
     * @param diameter in the axes' unit; a block has a sixteenth of it a side
     */
    public static ColourBlocks of(byte[] bits, int width, LabPixels colours, PrincipalAxes axes, double diameter) {
        double side = diameter / PER_DIAMETER, farthest = 0;
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] == 0) continue;
            double x = i % width + 0.5, y = i / width + 0.5;
            farthest = Math.max(farthest, Math.max(Math.abs(axes.u(x, y)), Math.abs(axes.v(x, y))));
        }
        ColourBlocks blocks = new ColourBlocks((int) (farthest / side) + 1);
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] == 0) continue;
            double x = i % width + 0.5, y = i / width + 0.5;
            blocks.add((int) Math.floor(axes.u(x, y) / side), (int) Math.floor(axes.v(x, y) / side), colours, i);
        }
        return blocks;
    }

    private void add(int column, int row, LabPixels colours, int index) {
        int block = block(column, row);
        l[block] += colours.l()[index];
        a[block] += colours.a()[index];
        b[block] += colours.b()[index];
        pixels[block]++;
    }

    private int block(int column, int row) {
        return (row + reach) * 2 * reach + column + reach;
    }

    /** @return the mean colour difference, Delta E*ab, of blocks that mirror onto each other about the long axis */
    public double differenceAboutMajor() {
        return difference(false, true);
    }

    /** As {@link #differenceAboutMajor}, about the axis across the long one. */
    public double differenceAboutMinor() {
        return difference(true, false);
    }

    /** A pair counts as much as its smaller block; NaN if no block has a partner. */
    private double difference(boolean mirrorColumns, boolean mirrorRows) {
        double sum = 0, weights = 0;
        for (int row = -reach; row < reach; row++)
            for (int column = -reach; column < reach; column++) {
                int one = block(column, row);
                int other = block(mirrorColumns ? -1 - column : column, mirrorRows ? -1 - row : row);
                long weight = Math.min(pixels[one], pixels[other]);
                if (weight == 0) continue;
                sum += weight * mean(one).distance(mean(other));
                weights += weight;
            }
        return sum / weights;
    }

    private Lab mean(int block) {
        return new Lab(l[block] / pixels[block], a[block] / pixels[block], b[block] / pixels[block]);
    }
}
