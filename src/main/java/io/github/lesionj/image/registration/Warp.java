// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.registration;

import io.github.lesionj.image.Pixels;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.NumericType;

/** Lays a picture or a mask onto another's frame. Pixel coordinates have the first pixel's centre at 0. */
public final class Warp {

    private static final int OPAQUE = 0xff000000;

    private Warp() {}

    /**
     * @param image   2-D of {@code ARGBType}, or of {@code UnsignedByteType} with three channels
     * @param toFrame takes its pixels to the frame's
     * @return a new, opaque image of the frame's size, between pixels bilinear, black where the picture does not reach
     */
    public static Img<ARGBType> picture(
            RandomAccessibleInterval<? extends NumericType<?>> image, Similarity toFrame, int width, int height) {
        int[] argb = Pixels.argb(image);
        int columns = (int) image.dimension(0), rows = (int) image.dimension(1);
        int[] laid = new int[width * height];
        Similarity back = toFrame.inverse();
        for (int y = 0, i = 0; y < height; y++)
            for (int x = 0; x < width; x++, i++) laid[i] = between(argb, columns, rows, back.x(x, y), back.y(x, y));
        return Pixels.image(laid, width, height);
    }

    private static int between(int[] argb, int width, int height, double x, double y) {
        if (x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5) return OPAQUE;
        double cx = Math.max(0, Math.min(width - 1, x)), cy = Math.max(0, Math.min(height - 1, y));
        int x0 = (int) cx, y0 = (int) cy, x1 = Math.min(width - 1, x0 + 1), y1 = Math.min(height - 1, y0 + 1);
        double fx = cx - x0, fy = cy - y0;
        int pixel = OPAQUE;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double upper =
                    (argb[y0 * width + x0] >> shift & 0xff) * (1 - fx) + (argb[y0 * width + x1] >> shift & 0xff) * fx;
            double lower =
                    (argb[y1 * width + x0] >> shift & 0xff) * (1 - fx) + (argb[y1 * width + x1] >> shift & 0xff) * fx;
            pixel |= (int) Math.round(upper * (1 - fy) + lower * fy) << shift;
        }
        return pixel;
    }

    /**
     * @param mask    2-D
     * @param toFrame takes its pixels to the frame's
     * @return a new mask of the frame's size, of the nearest pixels, not set where the mask does not reach
     */
    public static Img<BitType> mask(RandomAccessibleInterval<BitType> mask, Similarity toFrame, int width, int height) {
        byte[] bits = Pixels.bits(mask), laid = new byte[width * height];
        int columns = (int) mask.dimension(0), rows = (int) mask.dimension(1);
        Similarity back = toFrame.inverse();
        for (int y = 0, i = 0; y < height; y++)
            for (int x = 0; x < width; x++, i++) {
                long sx = Math.round(back.x(x, y)), sy = Math.round(back.y(x, y));
                if (sx >= 0 && sy >= 0 && sx < columns && sy < rows) laid[i] = bits[(int) (sy * columns + sx)];
            }
        return Pixels.mask(laid, width, height);
    }
}
