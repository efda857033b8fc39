// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.hair;

import io.github.lesionj.image.Components;
import io.github.lesionj.image.Components.Connectivity;
import io.github.lesionj.image.DistanceTransform;
import io.github.lesionj.image.GreyPlane;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.morphology.LineOpening;
import io.github.lesionj.image.morphology.TopHat;
import java.util.Arrays;

/**
 * Finds hairs of one tone in a plane in which they are dark: what is narrow (a top-hat) and goes on in some direction (openings
 * by lines), with a threshold for faint places of a sure hair and another for what makes it sure. All lengths are shares of the
 * picture's longer side, since a hair's width on a dermoscopy picture goes with its field of view.
 *
 * @param contrast grey levels
 * @param reach    of a hair from end to end, at least, as a share of the longer side
 */
record HairFinder(double contrast, double reach) {

    /** The widest hair. */
    private static final double WIDEST = 0.018;

    /** The shortest piece along which a hair is straight. */
    private static final double STRAIGHT = 0.02;

    /** How much more contrast than its faint places a hair must have somewhere. */
    private static final double SURE = 1.3;

    /** The same of short ends of hair, for the whole of them. */
    private static final double STUBBLE = 2.5;

    /** What share of a hair lies on long straight pieces; texture is crumpled. */
    private static final double SMOOTH = 0.6;

    private static final double SLENDER = 3;

    /** How many straight pieces, and how many widths, make a hair that needs no other sign. */
    private static final double LONG = 4;

    /** @return 1 for hair, row-major */
    byte[] find(GreyPlane plane) {
        int side = Math.max(plane.width(), plane.height());
        int widest = odd(side * WIDEST, 5), straight = odd(side * STRAIGHT, 7);
        GreyPlane narrow = new TopHat(widest).of(plane.smoothed());
        GreyPlane lines = new LineOpening(straight, contrast).of(narrow);
        GreyPlane longLines = new LineOpening(2 * straight + 1, contrast).of(lines);
        byte[] core = smooth(lines, longLines);
        addLong(core, longLines, straight, side);
        byte[] bits = near(core, above(lines, contrast), plane.width(), widest / 4);
        new HairShapes(1.2 * straight, SLENDER, reach * side).keepThin(bits, plane.width());
        return bits;
    }

    private static int odd(double size, int least) {
        return Math.max(least, 2 * (int) Math.round(size / 2) + 1);
    }

    /** What is straight in most places, or dark in most. */
    private byte[] smooth(GreyPlane lines, GreyPlane longLines) {
        byte[] faint = above(lines, contrast);
        byte[] core = new byte[faint.length];
        Components parts = Components.of(faint, lines.width(), Connectivity.CORNERS);
        double[] areas = parts.areas();
        double[] straight = parts.sums(i -> longLines.values()[i] >= contrast ? 1 : 0);
        double[] sure = parts.sums(i -> longLines.values()[i] >= SURE * contrast ? 1 : 0);
        double[] levels = parts.sums(i -> lines.values()[i]);
        parts.forEachRun((from, to, part) -> {
            if (levels[part] >= STUBBLE * contrast * areas[part]) Arrays.fill(core, from, to, (byte) 1);
            else if (sure[part] > 0 && straight[part] >= SMOOTH * areas[part])
                for (int i = from; i < to; i++) core[i] = (byte) (longLines.values()[i] >= contrast ? 1 : 0);
        });
        return core;
    }

    /** What goes on in long lines for long is hair whatever clings to it. */
    private void addLong(byte[] core, GreyPlane longLines, int straight, int side) {
        byte[] alone = above(longLines, SURE * contrast);
        new HairShapes(LONG * straight, LONG, Math.max(reach * side, LONG * straight / 2))
                .keepThin(alone, longLines.width());
        for (int i = 0; i < core.length; i++) core[i] |= alone[i];
    }

    private static byte[] above(GreyPlane plane, double level) {
        byte[] bits = new byte[plane.values().length];
        for (int i = 0; i < bits.length; i++) bits[i] = (byte) (plane.values()[i] >= level ? 1 : 0);
        return bits;
    }

    /** The pixels of a mask that lie near the core, without the twigs by which texture clings to a hair. */
    private static byte[] near(byte[] core, byte[] mask, int width, int distance) {
        double[] squared = DistanceTransform.squared(core, width, PixelSize.UNCALIBRATED);
        byte[] near = new byte[mask.length];
        for (int i = 0; i < near.length; i++) near[i] = (byte) (squared[i] <= distance * distance ? mask[i] : 0);
        return near;
    }
}
