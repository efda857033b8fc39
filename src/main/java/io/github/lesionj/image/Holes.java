package io.github.lesionj.image;

import io.github.lesionj.image.Components.Connectivity;

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
        Components outside = Components.of(unset, width, Connectivity.EDGES);
        boolean[] open = new boolean[outside.count() + 1];
        for (int x = 0; x < width; x++) {
            open[outside.label(x)] = true;
            open[outside.label((height - 1) * width + x)] = true;
        }
        for (int y = 0; y < height; y++) {
            open[outside.label(y * width)] = true;
            open[outside.label(y * width + width - 1)] = true;
        }
        for (int i = 0; i < bits.length; i++) if (unset[i] == 1 && !open[outside.label(i)]) bits[i] = 1;
    }
}
