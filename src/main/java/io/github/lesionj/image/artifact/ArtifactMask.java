// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.artifact;

import io.github.lesionj.image.Components;
import io.github.lesionj.image.Components.Connectivity;
import io.github.lesionj.image.DistanceTransform;
import io.github.lesionj.image.Inpainting;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import java.util.Arrays;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.NumericType;

/**
 * What on a picture is no skin, and the picture without it: narrow parts are filled from both sides, as hairs are, broad ones
 * with the skin's colour.
 *
 * @param image with the parts filled; a new one, in which every pixel outside the mask is bit for bit that of the picture
 * @param mask  of the parts
 */
public record ArtifactMask(Img<ARGBType> image, Img<BitType> mask) {

    /** Half the width, as a share of the longer side, up to which a part is narrow. */
    private static final double NARROW = 0.02;

    /**
     * Finds and fills.
     *
     * @param image as {@link Pixels#argb} takes it; not changed
     */
    public static ArtifactMask of(RandomAccessibleInterval<? extends NumericType<?>> image, ArtifactSettings settings) {
        int width = (int) image.dimension(0), height = (int) image.dimension(1);
        int[] argb = Pixels.argb(image).clone();
        byte[] vignette = Vignette.find(argb, width, height);
        SkinReference skin = SkinReference.of(argb, vignette);
        byte[] found = new byte[argb.length];
        if (settings.ink()) found = Ink.find(argb, vignette, skin, width, height);
        if (settings.ruler()) {
            byte[] ruler = RulerInk.find(argb, width, height);
            for (int i = 0; i < found.length; i++) found[i] |= ruler[i];
        }
        if (settings.vignette()) for (int i = 0; i < found.length; i++) found[i] |= vignette[i];
        fill(argb, found, skin, width, height);
        return new ArtifactMask(Pixels.image(argb, width, height), Pixels.mask(found, width, height));
    }

    private static void fill(int[] argb, byte[] found, SkinReference skin, int width, int height) {
        byte[] narrow = narrow(found, width, NARROW * Math.max(width, height));
        int[] before = argb.clone();
        for (int i = 0; i < found.length; i++) if (found[i] != 0) argb[i] = skin.argb();
        for (int i = 0; i < found.length; i++) if (narrow[i] != 0) argb[i] = before[i];
        Inpainting.across(argb, narrow, width, height);
    }

    private static byte[] narrow(byte[] found, int width, double most) {
        byte[] around = new byte[found.length];
        for (int i = 0; i < around.length; i++) around[i] = (byte) (1 - found[i]);
        double[] squared = DistanceTransform.squared(around, width, PixelSize.UNCALIBRATED);
        byte[] narrow = found.clone();
        Components parts = Components.of(found, width, Connectivity.CORNERS);
        double[] deep = parts.sums(i -> squared[i] > most * most ? 1 : 0);
        parts.forEachRun((from, to, part) -> {
            if (deep[part] > 0) Arrays.fill(narrow, from, to, (byte) 0);
        });
        return narrow;
    }
}
