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
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * The windows a command opens on demand: {@code <picture>-mask}, {@code <picture>-probability} and
 * {@code <picture>-lesion}, where {@code <picture>} is the title without extension. When a window of that title is
 * open, ImageJ's usual {@code -1}, {@code -2} ... follows.
 */
final class ResultWindows {

    private ResultWindows() {}

    /** Shows the mask as 8-bit, 255 in the lesion and 0 elsewhere. */
    static void showMask(Picture picture, RandomAccessibleInterval<BitType> mask) {
        showBits(picture, "mask", mask);
    }

    /** Shows a mask that is known rather than found, as {@code <picture>-truth}. */
    static void showTruth(Picture picture, RandomAccessibleInterval<BitType> mask) {
        showBits(picture, "truth", mask);
    }

    private static void showBits(Picture picture, String suffix, RandomAccessibleInterval<BitType> mask) {
        byte[] pixels = Pixels.bits(mask);
        for (int i = 0; i < pixels.length; i++) pixels[i] *= (byte) 255;
        show(picture, suffix, new ByteProcessor(width(mask), height(mask), pixels));
    }

    /** Shows the probability map as 32-bit, displayed from 0 to 1. */
    static void showProbability(Picture picture, RandomAccessibleInterval<FloatType> probability) {
        float[] pixels = new float[Math.toIntExact(probability.size())];
        Cursor<FloatType> cursor = Views.flatIterable(probability).cursor();
        for (int i = 0; i < pixels.length; i++) pixels[i] = cursor.next().get();
        FloatProcessor processor = new FloatProcessor(width(probability), height(probability), pixels);
        processor.setMinAndMax(0, 1);
        show(picture, "probability", processor);
    }

    /** Shows a crop of the picture around the lesion as RGB. */
    static void showCrop(Picture picture, RandomAccessibleInterval<ARGBType> crop) {
        show(picture, "lesion", new ColorProcessor(width(crop), height(crop), Pixels.argb(crop).clone()));
    }

    private static void show(Picture picture, String suffix, ImageProcessor processor) {
        String title = picture.name() + "-" + suffix;
        ImagePlus imp = new ImagePlus(WindowManager.makeUniqueName(title), processor);
        Calibration scale = picture.imp().getCalibration().copy();
        scale.disableDensityCalibration();
        imp.setCalibration(scale);
        Screen.show(imp);
    }

    private static int width(RandomAccessibleInterval<?> image) {
        return (int) image.dimension(0);
    }

    private static int height(RandomAccessibleInterval<?> image) {
        return (int) image.dimension(1);
    }
}
