// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.colour;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.artifact.Vignette;
import java.util.stream.IntStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.NumericType;

/**
 * Colour constancy by shades of gray (Finlayson and Trezzi, "Shades of Gray and Colour Constancy", Color Imaging Conference
 * 2004; for dermoscopy Barata, Celebi and Marques, "Improving Dermoscopy Image Classification Using Color Constancy", IEEE
 * Journal of Biomedical and Health Informatics 19, 2015): the Minkowski mean of each channel is taken for the light's colour, and
 * each channel is divided by it, so that the light becomes white. The overall brightness is kept. The black of a vignette does
 * not count.
 *
 * @param power  p of the Minkowski mean: 1 is the gray world, a large one the brightest patch; 1 to 64
 * @param linear whether the mean is of linear light, that is, sRGB's curve is undone and redone, or of the stored numbers
 */
public record ShadesOfGray(double power, boolean linear) {

    /** The power that Finlayson and Trezzi found best. */
    public static final double USUAL_POWER = 6;

    /** In linear light. */
    public static final ShadesOfGray DEFAULT = new ShadesOfGray(USUAL_POWER, true);

    private static final double LARGEST_POWER = 64;

    /** A channel that is as good as absent says nothing of the light and is amplified no further. */
    private static final double LARGEST_GAIN = 8;

    public ShadesOfGray {
        if (!(power >= 1 && power <= LARGEST_POWER))
            throw new IllegalArgumentException("power lies between 1 and 64, not " + power);
    }

    /**
     * Estimates the light.
     *
     * @param image as {@link Pixels#argb} takes it
     * @return white where there is nothing to see
     */
    public Illuminant illuminant(RandomAccessibleInterval<? extends NumericType<?>> image) {
        int width = (int) image.dimension(0), height = (int) image.dimension(1);
        int[] argb = Pixels.argb(image);
        byte[] hidden = Vignette.find(argb, width, height);
        double[] powers = IntStream.range(0, 256)
                .mapToDouble(level -> Math.pow(light(level), power))
                .toArray();
        double[] sums = new double[3];
        for (int i = 0; i < argb.length; i++) {
            if (hidden[i] != 0) continue;
            sums[0] += powers[argb[i] >> 16 & 0xff];
            sums[1] += powers[argb[i] >> 8 & 0xff];
            sums[2] += powers[argb[i] & 0xff];
        }
        return Illuminant.of(Math.pow(sums[0], 1 / power), Math.pow(sums[1], 1 / power), Math.pow(sums[2], 1 / power));
    }

    /**
     * Makes the light white.
     *
     * @param image as {@link Pixels#argb} takes it; not changed
     * @return a new picture, opaque
     */
    public Img<ARGBType> apply(RandomAccessibleInterval<? extends NumericType<?>> image) {
        return apply(image, illuminant(image));
    }

    /** As the other, for a light that is known, in this record's numbers: linear light or stored ones. */
    public Img<ARGBType> apply(RandomAccessibleInterval<? extends NumericType<?>> image, Illuminant light) {
        int[] red = corrected(light.red()), green = corrected(light.green()), blue = corrected(light.blue());
        int[] argb = Pixels.argb(image);
        int[] result = new int[argb.length];
        for (int i = 0; i < argb.length; i++)
            result[i] = 0xff000000
                    | red[argb[i] >> 16 & 0xff] << 16
                    | green[argb[i] >> 8 & 0xff] << 8
                    | blue[argb[i] & 0xff];
        return Pixels.image(result, (int) image.dimension(0), (int) image.dimension(1));
    }

    /** What becomes of each level of a channel. */
    private int[] corrected(double share) {
        double gain = Math.min(LARGEST_GAIN, Illuminant.WHITE.red() / share);
        return IntStream.range(0, 256).map(level -> level(gain * light(level))).toArray();
    }

    private double light(int level) {
        double v = level / 255.0;
        if (!linear) return v;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private int level(double light) {
        double v = light;
        if (linear) v = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
        return (int) Math.rint(255 * Math.min(1, v));
    }
}
