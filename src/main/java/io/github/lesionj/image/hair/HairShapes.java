// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.hair;

import io.github.lesionj.image.Components;
import io.github.lesionj.image.Components.Connectivity;
import io.github.lesionj.image.DistanceTransform;
import io.github.lesionj.image.PixelSize;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Which connected parts of a mask are thin structures: long for their width. Hairs that cross are one part, whose length is
 * that of all of them together.
 *
 * @param shortest length in pixels
 * @param slender  how many times its width a part is long at least
 * @param reach    the least diagonal of its bounding box, in pixels, by which a ring around a bubble is no hair
 */
record HairShapes(double shortest, double slender, double reach) {

    /** Removes, in place, the parts that are too short or too thick. */
    void keepThin(byte[] bits, int width) {
        Components parts = Components.of(bits, width, Connectivity.CORNERS);
        double[] areas = parts.areas();
        double[] depths = parts.sums(depths(bits, width));
        double[] reaches = diagonals(parts, width);
        boolean[] thin = new boolean[areas.length];
        for (int part = 1; part < areas.length; part++) {
            // Across a stripe of even width the depth of a pixel is a quarter of that width on average.
            double broad = Math.max(1, 4 * (depths[part] / areas[part] - 0.5));
            double length = areas[part] / broad;
            thin[part] = length >= shortest && length >= slender * broad && reaches[part] >= reach;
        }
        parts.forEachRun((from, to, part) -> {
            if (!thin[part]) Arrays.fill(bits, from, to, (byte) 0);
        });
    }

    private static double[] diagonals(Components parts, int width) {
        int[] left = new int[parts.count() + 1], right = new int[left.length];
        int[] top = new int[left.length], bottom = new int[left.length];
        Arrays.fill(left, Integer.MAX_VALUE);
        Arrays.fill(top, Integer.MAX_VALUE);
        parts.forEachRun((from, to, part) -> {
            left[part] = Math.min(left[part], from % width);
            right[part] = Math.max(right[part], (to - 1) % width);
            top[part] = Math.min(top[part], from / width);
            bottom[part] = from / width;
        });
        double[] diagonals = new double[left.length];
        for (int part = 1; part < left.length; part++)
            diagonals[part] = Math.hypot(right[part] - left[part] + 1, bottom[part] - top[part] + 1);
        return diagonals;
    }

    /** How far each pixel lies from the nearest that is not set. */
    private static IntToDoubleFunction depths(byte[] bits, int width) {
        byte[] unset = new byte[bits.length];
        for (int i = 0; i < bits.length; i++) unset[i] = (byte) (1 - bits[i]);
        double[] squared = DistanceTransform.squared(unset, width, PixelSize.UNCALIBRATED);
        return i -> squared[i] == Double.POSITIVE_INFINITY ? bits.length : Math.sqrt(squared[i]);
    }
}
