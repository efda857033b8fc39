// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import io.github.lesionj.image.Components.Connectivity;
import java.util.Arrays;

/** Closes what a mask encloses. */
public final class Holes {

    private Holes() {}

    /**
     * Sets, in place, every unset pixel that no path of unset, edge-sharing pixels joins to the border.
     *
     * @param bits   row-major, 1 for set
     * @param width  of the mask
     * @param height of the mask
     */
    public static void fill(byte[] bits, int width, int height) {
        byte[] unset = new byte[bits.length];
        for (int i = 0; i < bits.length; i++) unset[i] = (byte) (1 - bits[i]);
        Components gaps = Components.of(unset, width, Connectivity.EDGES);
        boolean[] open = new boolean[gaps.count() + 1];
        gaps.forEachRun((from, to, gap) ->
                open[gap] |= from < width || from >= width * (height - 1) || from % width == 0 || to % width == 0);
        gaps.forEachRun((from, to, gap) -> {
            if (!open[gap]) Arrays.fill(bits, from, to, (byte) 1);
        });
    }
}
