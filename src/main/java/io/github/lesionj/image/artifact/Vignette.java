// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.artifact;

import io.github.lesionj.image.Components;
import io.github.lesionj.image.Components.Connectivity;
import io.github.lesionj.image.Resampling;
import java.util.Arrays;

/**
 * The black around a field of view: dark areas that hold a corner of the picture and stay away from its centre. A dark lesion
 * that reaches a corner is told apart by its brightness alone, which is that of pigment and not of nothing.
 */
public final class Vignette {

    private static final int WORKING_SIDE = 512;

    /** Of the brightness of the picture's middle, below which there is nothing to see. */
    private static final double DARK = 0.25;

    /** As the whole middle is, so is no vignette: within this share of width and height from the centre there is none. */
    private static final double CLEAR = 0.3;

    /** How far the shadow of a vignette's edge reaches, as a share of the longer side. */
    private static final double PENUMBRA = 0.012;

    private Vignette() {}

    /**
     * @param argb row-major, width x height
     * @return 1 in the black, row-major
     */
    public static byte[] find(int[] argb, int width, int height) {
        double scale = Math.min(1, (double) WORKING_SIDE / Math.max(width, height));
        int w = (int) Math.max(1, Math.round(width * scale)), h = (int) Math.max(1, Math.round(height * scale));
        byte[] dark = dark(Resampling.resize(argb, width, height, w, h), w, h);
        keepCorners(dark, w, h);
        return MaskScaling.grown(dark, w, h, PENUMBRA * Math.max(width, height), width, height);
    }

    private static byte[] dark(int[] argb, int w, int h) {
        int[] middle = new int[256];
        for (int y = h / 4; y < h - h / 4; y++)
            for (int x = w / 4; x < w - w / 4; x++) middle[value(argb[y * w + x])]++;
        double limit = DARK * median(middle);
        byte[] dark = new byte[argb.length];
        for (int i = 0; i < dark.length; i++) dark[i] = (byte) (value(argb[i]) < limit ? 1 : 0);
        return dark;
    }

    private static void keepCorners(byte[] dark, int w, int h) {
        Components parts = Components.of(dark, w, Connectivity.EDGES);
        double[] central =
                parts.sums(i -> Math.hypot((i % w + 0.5) / w - 0.5, (i / w + 0.5) / h - 0.5) < CLEAR ? 1 : 0);
        boolean[] corner = new boolean[parts.count() + 1];
        for (int i : new int[] {0, w - 1, (h - 1) * w, h * w - 1}) corner[parts.label(i)] = true;
        parts.forEachRun((from, to, part) -> {
            if (!corner[part] || central[part] > 0) Arrays.fill(dark, from, to, (byte) 0);
        });
    }

    private static int value(int rgb) {
        return Math.max(rgb >> 16 & 0xff, Math.max(rgb >> 8 & 0xff, rgb & 0xff));
    }

    private static int median(int[] histogram) {
        long half = (Arrays.stream(histogram).asLongStream().sum() + 1) / 2;
        for (int level = 0; ; level++) if ((half -= histogram[level]) <= 0) return level;
    }
}
