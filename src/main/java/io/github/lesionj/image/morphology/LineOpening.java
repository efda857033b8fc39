// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.morphology;

import io.github.lesionj.image.GreyPlane;
import java.util.stream.IntStream;

/**
 * What is long in some direction: the greatest of a plane's openings by lines of one length and many directions. A dot of
 * whatever height vanishes, a hair stays as it is (Soille and Talbot, "Directional morphological filtering", 2001).
 */
public final class LineOpening {

    private static final int DIRECTIONS = 16;

    private final int length;
    private final double floor;

    /**
     * @param length of the lines, an odd number of pixels
     * @param floor  lower levels count as 0, for the sake of speed
     */
    public LineOpening(int length, double floor) {
        this.length = length;
        this.floor = floor;
    }

    /** @return of each pixel the greatest level that a line through it keeps up, 0 or from the floor on; never above the plane */
    public GreyPlane of(GreyPlane plane) {
        float[] greatest = IntStream.range(0, DIRECTIONS)
                .parallel()
                .mapToObj(k -> opened(plane, Math.PI * k / DIRECTIONS))
                .reduce(LineOpening::greater)
                .orElseThrow();
        return new GreyPlane(greatest, plane.width(), plane.height());
    }

    private float[] opened(GreyPlane plane, double angle) {
        float[] levels = new float[plane.values().length];
        double cos = Math.cos(angle), sin = Math.sin(angle);
        if (Math.abs(cos) >= Math.abs(sin))
            sweep(plane.values(), levels, plane.width(), plane.height(), 1, plane.width(), sin / cos);
        else sweep(plane.values(), levels, plane.height(), plane.width(), plane.width(), 1, cos / sin);
        return levels;
    }

    private static float[] greater(float[] one, float[] other) {
        for (int i = 0; i < one.length; i++) one[i] = Math.max(one[i], other[i]);
        return one;
    }

    /**
     * Opens along parallel lines that together meet each pixel once. A line goes a step along its main axis and now and then one
     * across.
     *
     * @param along  number of places of the main axis, {@code stepAlong} apart in memory
     * @param across number of places of the other
     * @param slope  places across for one along, -1 to 1
     */
    private void sweep(
            float[] from, float[] levels, int along, int across, int stepAlong, int stepAcross, double slope) {
        int[] shift = new int[along];
        for (int i = 0; i < along; i++) shift[i] = (int) Math.rint(i * slope);
        int last = shift[along - 1];
        float[] line = new float[along];
        int[] places = new int[along];
        // A line of n pixels makes way for one of 1.41 n when it is drawn aslant.
        int pixels = Math.max(3, (int) Math.rint(length / Math.hypot(1, slope)) | 1);
        Run run = new Run(pixels);
        for (int start = -Math.max(0, last); start < across - Math.min(0, last); start++) {
            int count = 0;
            for (int i = 0; i < along; i++) {
                int other = start + shift[i];
                if (other < 0 || other >= across) continue;
                places[count] = i * stepAlong + other * stepAcross;
                line[count] = from[places[count]];
                count++;
            }
            for (int first = 0; first < count; ) {
                while (first < count && line[first] < floor) first++;
                int end = first;
                while (end < count && line[end] >= floor) end++;
                if (run.opens(line, first, end, count))
                    for (int i = first; i < end; i++) levels[places[i]] = run.levels[i - run.begin];
                first = end;
            }
        }
    }

    /** Opens the pieces of a line that are nowhere below the floor, with as much around them as has a say. */
    private static final class Run {

        private final int pixels;
        private final SlidingMinimum minimum;
        private float[] levels = {};
        private int begin;

        Run(int pixels) {
            this.pixels = pixels;
            minimum = new SlidingMinimum(pixels);
        }

        /** @return whether the piece is long enough for anything to stay; beyond an end of the line it may go on by half */
        boolean opens(float[] line, int first, int end, int count) {
            boolean cut = first == 0 || end == count;
            if (end - first < (cut ? pixels / 2 + 1 : pixels)) return false;
            begin = Math.max(0, first - pixels);
            int length = Math.min(count, end + pixels) - begin;
            if (levels.length < length) levels = new float[length];
            System.arraycopy(line, begin, levels, 0, length);
            minimum.apply(levels, length);
            for (int i = 0; i < length; i++) levels[i] = -levels[i];
            minimum.apply(levels, length);
            for (int i = 0; i < length; i++) levels[i] = -levels[i];
            return true;
        }
    }
}
