// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.artifact;

import io.github.lesionj.image.Components;
import io.github.lesionj.image.Components.Connectivity;
import io.github.lesionj.image.Resampling;
import java.util.Arrays;

/**
 * Blue, violet and green pen and stickers. Colours are taken relative to the skin's, so that a bluish light is no ink: no
 * pigment or blood leaves less red than blue or green, but for the blue-white veil, which is paler than ink.
 */
final class Ink {

    private static final int WORKING_SIDE = 512;

    /** The saturation, relative to skin, of what is ink and of what belongs to ink beside it. */
    private static final double SURE = 0.5, FAINT = 0.3;

    /** Relative to skin and of 0..255: what is darker has no colour to go by. */
    private static final double DARK = 0.25, BLACK = 50;

    /** Of the picture's area: what is smaller is a glint or a bubble's rim. */
    private static final double SMALLEST = 0.0002;

    private static final double EDGE = 0.006;

    private Ink() {}

    /** @return 1 for ink, row-major */
    static byte[] find(int[] argb, byte[] vignette, SkinReference skin, int width, int height) {
        double scale = Math.min(1, (double) WORKING_SIDE / Math.max(width, height));
        int w = (int) Math.max(1, Math.round(width * scale)), h = (int) Math.max(1, Math.round(height * scale));
        int[] small = Resampling.resize(argb, width, height, w, h);
        byte[] faint = new byte[small.length];
        for (int i = 0; i < faint.length; i++) {
            boolean hidden =
                    vignette[(int) ((i / w + 0.5) * height / h) * width + (int) ((i % w + 0.5) * width / w)] != 0;
            faint[i] = (byte) (!hidden && saturation(small[i], skin) >= FAINT ? 1 : 0);
        }
        Components parts = Components.of(faint, w, Connectivity.CORNERS);
        double[] sure = parts.sums(i -> saturation(small[i], skin) >= SURE ? 1 : 0);
        parts.forEachRun((from, to, part) -> {
            if (sure[part] < Math.max(2, SMALLEST * small.length)) Arrays.fill(faint, from, to, (byte) 0);
        });
        return MaskScaling.grown(faint, w, h, EDGE * Math.max(width, height), width, height);
    }

    /** Of a colour that has more blue or green than red, compared with skin; else 0. */
    private static double saturation(int rgb, SkinReference skin) {
        int red = rgb >> 16 & 0xff, green = rgb >> 8 & 0xff, blue = rgb & 0xff;
        double r = red / Math.max(1.0, skin.red());
        double g = green / Math.max(1.0, skin.green());
        double b = blue / Math.max(1.0, skin.blue());
        double most = Math.max(g, b);
        if (r >= most || most < DARK || Math.max(red, Math.max(green, blue)) < BLACK) return 0;
        return (most - Math.min(r, Math.min(g, b))) / most;
    }
}
