// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.hair;

import io.github.lesionj.image.GreyPlane;
import io.github.lesionj.image.Inpainting;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Resampling;
import io.github.lesionj.image.artifact.RulerInk;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.NumericType;

/**
 * A picture whose hairs are replaced by what lies on both sides of them. Hairs are found as DullRazor finds them, by closings
 * (Lee et al. 1997), but with lines of many directions, so that what is not long and slender stays; light ones in the same way
 * on the inverse (Xie et al., "PDE-based unsupervised repair of hair-occluded information in dermoscopy images of melanoma",
 * Computerized Medical Imaging and Graphics 33, 2009, use the same top-hats). They are looked for at a size of at most
 * {@value #WORKING_SIDE} pixels; memory is about 12 bytes per pixel of the picture beside that.
 *
 * @param image without hairs; a new one, in which every pixel outside the mask is bit for bit that of the picture
 * @param mask  of what was replaced
 */
public record HairRemoval(Img<ARGBType> image, Img<BitType> mask) {

    private static final int WORKING_SIDE = 1024;

    /** Of dark hair, so that short ends count. */
    private static final double DARK_REACH = 0.02;

    /** Of light hair: short light lines are bright structures of a lesion, or glints. */
    private static final double LIGHT_REACH = 0.08;

    /**
     * Removes hairs.
     *
     * @param image as {@link Pixels#argb} takes it; not changed
     */
    public static HairRemoval of(RandomAccessibleInterval<? extends NumericType<?>> image, HairSettings settings) {
        int width = (int) image.dimension(0), height = (int) image.dimension(1);
        return new HairRemoval(image, find(Pixels.argb(image), width, height, settings));
    }

    /**
     * Finds hairs and changes nothing.
     *
     * @param image as {@link Pixels#argb} takes it
     * @return the mask, the size of the image
     */
    public static Img<BitType> mask(RandomAccessibleInterval<? extends NumericType<?>> image, HairSettings settings) {
        int width = (int) image.dimension(0), height = (int) image.dimension(1);
        return Pixels.mask(find(Pixels.argb(image), width, height, settings), width, height);
    }

    private HairRemoval(RandomAccessibleInterval<? extends NumericType<?>> image, byte[] hair) {
        this(filled(image, hair), Pixels.mask(hair, (int) image.dimension(0), (int) image.dimension(1)));
    }

    private static Img<ARGBType> filled(RandomAccessibleInterval<? extends NumericType<?>> image, byte[] hair) {
        int width = (int) image.dimension(0), height = (int) image.dimension(1);
        int[] argb = Pixels.argb(image).clone();
        Inpainting.across(argb, hair, width, height);
        return Pixels.image(argb, width, height);
    }

    /** A scale's ticks are long and slender too, but no hair. */
    static byte[] find(int[] argb, int width, int height, HairSettings settings) {
        byte[] found = longAndSlender(argb, width, height, settings);
        if (!settings.dark()) return found;
        byte[] ruler = RulerInk.find(argb, width, height);
        for (int i = 0; i < found.length; i++) if (ruler[i] != 0) found[i] = 0;
        return found;
    }

    private static byte[] longAndSlender(int[] argb, int width, int height, HairSettings settings) {
        double scale = Math.min(1, (double) WORKING_SIDE / Math.max(width, height));
        int w = (int) Math.max(1, Math.round(width * scale)), h = (int) Math.max(1, Math.round(height * scale));
        byte[] found = findHere(Resampling.resize(argb, width, height, w, h), w, h, settings);
        if (w == width && h == height) return found;
        float[] soft = new float[found.length];
        for (int i = 0; i < soft.length; i++) soft[i] = found[i];
        soft = Resampling.resize(soft, w, h, width, height);
        byte[] full = new byte[soft.length];
        for (int i = 0; i < full.length; i++) full[i] = (byte) (soft[i] >= 0.5f ? 1 : 0);
        return full;
    }

    private static byte[] findHere(int[] argb, int w, int h, HairSettings settings) {
        byte[] found = new byte[argb.length];
        if (settings.dark())
            found = grown(new HairFinder(settings.contrast(), DARK_REACH).find(GreyPlane.ofHair(argb, w, h)), w, h);
        if (!settings.light()) return found;
        // Skin between dark hairs is a light line: light hairs are looked for once the dark ones are gone.
        int[] without = argb.clone();
        Inpainting.across(without, found, w, h);
        GreyPlane inverse = GreyPlane.ofHair(without, w, h).inverted();
        byte[] light = grown(new HairFinder(settings.contrast(), LIGHT_REACH).find(inverse), w, h);
        for (int i = 0; i < light.length; i++) found[i] |= light[i];
        return found;
    }

    /** By one pixel, over which a hair's edge is blurred. */
    private static byte[] grown(byte[] bits, int w, int h) {
        byte[] grown = bits.clone();
        for (int y = 0, i = 0; y < h; y++)
            for (int x = 0; x < w; x++, i++) {
                if (bits[i] == 0) continue;
                for (int ny = Math.max(0, y - 1); ny <= Math.min(h - 1, y + 1); ny++)
                    for (int nx = Math.max(0, x - 1); nx <= Math.min(w - 1, x + 1); nx++) grown[ny * w + nx] = 1;
            }
        return grown;
    }
}
