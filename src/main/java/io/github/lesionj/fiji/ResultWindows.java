// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import io.github.lesionj.image.Pixels;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The images that a command makes: {@code <picture>-mask}, {@code <picture>-probability} and {@code <picture>-lesion}, where
 * {@code <picture>} is the title without extension; and their windows, which open on demand. When a window of that title
 * is open, ImageJ's usual {@code -1}, {@code -2} ... follows.
 */
final class ResultWindows {

    private ResultWindows() {}

    /** @return the mask as 8-bit, 255 in the lesion and 0 elsewhere */
    static ImagePlus mask(Picture picture, RandomAccessibleInterval<BitType> mask) {
        return bits(picture, "mask", mask);
    }

    /** @return a mask that is known rather than found, {@code <picture>-truth} */
    static ImagePlus truth(Picture picture, RandomAccessibleInterval<BitType> mask) {
        return bits(picture, "truth", mask);
    }

    private static ImagePlus bits(Picture picture, String suffix, RandomAccessibleInterval<BitType> mask) {
        byte[] pixels = Pixels.bits(mask);
        for (int i = 0; i < pixels.length; i++) pixels[i] *= (byte) 255;
        return image(picture, suffix, new ByteProcessor(width(mask), height(mask), pixels));
    }

    /** @return the probability map as 32-bit, displayed from 0 to 1; shares the map's memory */
    static ImagePlus probability(Picture picture, RandomAccessibleInterval<FloatType> probability) {
        float[] pixels = Pixels.numbers(probability);
        FloatProcessor processor = new FloatProcessor(width(probability), height(probability), pixels);
        processor.setMinAndMax(0, 1);
        return image(picture, "probability", processor);
    }

    /** @return a crop of the picture around the lesion as RGB */
    static ImagePlus crop(Picture picture, RandomAccessibleInterval<ARGBType> crop) {
        return image(
                picture,
                "lesion",
                new ColorProcessor(width(crop), height(crop), Pixels.argb(crop).clone()));
    }

    /** @return a picture of the same size as RGB, under a title of its own */
    static ImagePlus colours(Picture picture, String title, RandomAccessibleInterval<ARGBType> image) {
        int[] argb = Pixels.argb(image).clone();
        return titled(picture, title, new ColorProcessor(width(image), height(image), argb));
    }

    private static ImagePlus image(Picture picture, String suffix, ImageProcessor processor) {
        return titled(picture, picture.name() + "-" + suffix, processor);
    }

    private static ImagePlus titled(Picture picture, String title, ImageProcessor processor) {
        ImagePlus imp = new ImagePlus(title, processor);
        imp.setCalibration(scale(picture));
        return imp;
    }

    /** @return the picture's pixel size and unit */
    static Calibration scale(Picture picture) {
        return scale(picture.imp());
    }

    /** @return an image's pixel size and unit */
    static Calibration scale(ImagePlus imp) {
        Calibration scale = imp.getCalibration().copy();
        scale.disableDensityCalibration();
        return scale;
    }

    /** Opens an image's window. */
    static void show(ImagePlus imp) {
        imp.setTitle(WindowManager.makeUniqueName(imp.getTitle()));
        Screen.show(imp);
    }

    private static int width(RandomAccessibleInterval<?> image) {
        return (int) image.dimension(0);
    }

    private static int height(RandomAccessibleInterval<?> image) {
        return (int) image.dimension(1);
    }
}
