// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.colour;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.NumericType;

/**
 * The colours of a rectangle of an image, row by row.
 *
 * @param l lightness of each pixel
 * @param a green to red of each pixel
 * @param b blue to yellow of each pixel
 */
public record LabPixels(float[] l, float[] a, float[] b) {

    /**
     * @param image  as {@link Pixels#argb} takes it
     * @param region within the image
     */
    public static LabPixels of(RandomAccessibleInterval<? extends NumericType<?>> image, Region region) {
        int[] argb = Pixels.argb(image);
        int columns = (int) image.dimension(0);
        int size = region.width() * region.height();
        float[] l = new float[size], a = new float[size], b = new float[size];
        for (int y = 0, i = 0; y < region.height(); y++)
            for (int x = 0; x < region.width(); x++, i++) {
                Lab colour = Lab.of(argb[(region.y() + y) * columns + region.x() + x]);
                l[i] = (float) colour.l();
                a[i] = (float) colour.a();
                b[i] = (float) colour.b();
            }
        return new LabPixels(l, a, b);
    }

    /** @return the colour at a row-major index */
    public Lab at(int index) {
        return new Lab(l[index], a[index], b[index]);
    }

    /** @return how far a pixel's colour is from another, Delta E*ab */
    public double distance(int index, Lab other) {
        double dl = l[index] - other.l(), da = a[index] - other.a(), db = b[index] - other.b();
        return Math.sqrt(dl * dl + da * da + db * db);
    }
}
