// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.NumericType;
import net.imglib2.type.numeric.real.FloatType;

/** A map of numbers laid over a picture in the colours of {@link Viridis}. */
public final class HeatOverlay {

    private HeatOverlay() {}

    /**
     * Colours a map.
     *
     * @param map      2-D
     * @param greatest that has the brightest colour; 0 and less have the darkest
     * @return of the map's size, opaque
     */
    public static Img<ARGBType> colours(RandomAccessibleInterval<FloatType> map, double greatest) {
        float[] values = Pixels.numbers(map);
        int[] argb = new int[values.length];
        for (int i = 0; i < argb.length; i++) argb[i] = Viridis.argb(greatest > 0 ? values[i] / greatest : 0);
        return Pixels.image(argb, (int) map.dimension(0), (int) map.dimension(1));
    }

    /**
     * Lays a coloured map over a picture.
     *
     * @param image    stays as it is
     * @param map      of the image's size
     * @param greatest as in {@link #colours}
     * @param opacity  0 for the picture alone to 1 for the map alone
     * @return a new picture, opaque
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Img<ARGBType> over(
            RandomAccessibleInterval<? extends NumericType<?>> image,
            RandomAccessibleInterval<FloatType> map,
            double greatest,
            double opacity) {
        if (image.dimension(0) != map.dimension(0) || image.dimension(1) != map.dimension(1))
            throw new IllegalArgumentException("The map is " + map.dimension(0) + " x " + map.dimension(1)
                    + " pixels but the image " + image.dimension(0) + " x " + image.dimension(1));
        int[] below = Pixels.argb(image);
        int[] above = Pixels.argb(colours(map, greatest));
        int[] mixed = new int[below.length];
        for (int i = 0; i < mixed.length; i++) {
            int argb = 0xff;
            for (int shift = 16; shift >= 0; shift -= 8)
                argb = argb << 8
                        | (int) Math.round(
                                (1 - opacity) * (below[i] >> shift & 0xff) + opacity * (above[i] >> shift & 0xff));
            mixed[i] = argb;
        }
        return Pixels.image(mixed, (int) map.dimension(0), (int) map.dimension(1));
    }
}
