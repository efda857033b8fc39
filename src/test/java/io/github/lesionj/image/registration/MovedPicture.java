// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.registration;

import io.github.lesionj.image.Pixels;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Random;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/** Turns, scales and shifts pictures with Java's own graphics, in other light and with noise. */
public final class MovedPicture {

    private MovedPicture() {}

    /**
     * @param transform of pixel coordinates, the first pixel's centre at 0
     * @param light     what brightness is multiplied by
     * @return of the same size, black where the picture does not reach
     */
    public static Img<ARGBType> of(
            RandomAccessibleInterval<ARGBType> image, Similarity transform, double light, long seed) {
        int width = (int) image.dimension(0), height = (int) image.dimension(1);
        int[] moved = drawn(Pixels.argb(image), width, height, transform, true);
        Random random = new Random(seed);
        for (int i = 0; i < moved.length; i++) {
            if ((moved[i] & 0xffffff) == 0) continue;
            int pixel = 0xff000000;
            for (int shift = 16; shift >= 0; shift -= 8) {
                double value = light * (moved[i] >> shift & 0xff) + 3 * random.nextGaussian();
                pixel |= (int) Math.max(1, Math.min(255, Math.round(value))) << shift;
            }
            moved[i] = pixel;
        }
        return Pixels.image(moved, width, height);
    }

    /** @return a mask moved likewise, 1 for lesion */
    public static byte[] mask(byte[] bits, int width, int height, Similarity transform) {
        int[] argb = new int[bits.length];
        for (int i = 0; i < bits.length; i++) argb[i] = bits[i] == 0 ? 0xff000000 : 0xffffffff;
        int[] moved = drawn(argb, width, height, transform, false);
        byte[] mask = new byte[bits.length];
        for (int i = 0; i < mask.length; i++) mask[i] = (byte) ((moved[i] & 0xff) > 127 ? 1 : 0);
        return mask;
    }

    private static int[] drawn(int[] argb, int width, int height, Similarity t, boolean smooth) {
        BufferedImage from = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        from.setRGB(0, 0, width, height, argb, 0, width);
        BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = to.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                smooth
                        ? RenderingHints.VALUE_INTERPOLATION_BICUBIC
                        : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        AffineTransform centres = AffineTransform.getTranslateInstance(0.5, 0.5);
        centres.concatenate(new AffineTransform(t.a(), t.b(), -t.b(), t.a(), t.dx(), t.dy()));
        centres.translate(-0.5, -0.5);
        graphics.drawImage(from, centres, null);
        graphics.dispose();
        return to.getRGB(0, 0, width, height, null, 0, width);
    }
}
