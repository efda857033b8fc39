// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import io.github.lesionj.image.Pixels;
import java.io.IOException;
import java.nio.file.Path;
import net.imglib2.Dimensions;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/** Reads masks as others store them, and writes them as the ISIC challenges do: 255 is lesion, 0 is skin. */
public final class MaskFile {

    private MaskFile() {}

    /**
     * Writes an 8-bit grey PNG of 0 and 255, the size of the mask.
     *
     * @param file whose folder is created where missing
     * @param mask 2-D
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public static void write(Path file, RandomAccessibleInterval<BitType> mask) throws IOException {
        byte[] bits = Pixels.bits(mask);
        for (int i = 0; i < bits.length; i++) bits[i] = (byte) -bits[i];
        AtomicFile.write(file, out -> PngEncoder.grey(out, bits, (int) mask.dimension(0), (int) mask.dimension(1)));
    }

    /**
     * Reads a mask of its own size, as {@link #reading} does.
     *
     * @throws IOException if the file cannot be opened or does not tell lesion from skin; the message names it and the fix
     */
    public static Img<BitType> read(Path file) throws IOException {
        return reading(file).mask();
    }

    /**
     * Reads a mask by what is stored, not by how it is shown: of two values the one that is not 0 is lesion, whatever it is
     * and whatever colour a palette gives it; of a coloured picture what is not black; of one with transparent parts what is
     * opaque and not black. Of more values, as soft borders and probability maps have, those above 128 of 255 (0.5 of
     * floating-point numbers) are lesion.
     *
     * @throws IOException if the file cannot be opened or does not tell lesion from skin: more than two labels, more
     *                     than one colour, values that do not reach from skin to lesion; the message names it and the fix
     */
    public static MaskReading reading(Path file) throws IOException {
        try {
            StoredValues stored = stored(file);
            LesionValues.Marked marked = LesionValues.mark(stored);
            return new MaskReading(Pixels.mask(marked.bits(), stored.width(), stored.height()), marked.soft());
        } catch (UnclearMaskException e) {
            throw new IOException(
                    "The mask " + file + " " + e.getMessage()
                            + "; please save it as PNG with 255 in the lesion and 0 elsewhere",
                    e);
        }
    }

    /**
     * Reads the mask of a picture; a ROI file or ROI set of ImageJ's or GeoJSON will do as well.
     *
     * @param picture whose size it must have
     * @throws IOException as {@link #read(Path)} does, or if the sizes differ; the message names the file
     */
    public static Img<BitType> read(Path file, Dimensions picture) throws IOException {
        long width = picture.dimension(0), height = picture.dimension(1);
        if (isOutline(file)) return outlined(file, (int) width, (int) height);
        Img<BitType> mask = read(file);
        if (mask.dimension(0) != width || mask.dimension(1) != height)
            throw new IOException("The mask " + file + " is " + mask.dimension(0) + " x " + mask.dimension(1)
                    + " pixels, but the image is " + width + " x " + height
                    + (mask.dimension(0) == height && mask.dimension(1) == width
                            ? "; if it was drawn on the image as viewers turn it, work on images with --upright"
                            : ""));
        return mask;
    }

    /**
     * Takes an open image as a mask, as {@link #reading} takes a file: what counts is what its pixels hold.
     *
     * @param imp     8, 16 or 32 bits deep; of a stack the slice that is shown
     * @param picture whose size it must have
     * @throws IOException if the sizes differ, or it does not tell lesion from skin; the message names the image and the fix
     */
    public static Img<BitType> of(ImagePlus imp, Dimensions picture) throws IOException {
        ImageProcessor pixels = imp.getProcessor();
        int width = imp.getWidth(), height = imp.getHeight();
        if (width != picture.dimension(0) || height != picture.dimension(1))
            throw new IOException("The mask " + imp.getTitle() + " is " + width + " x " + height
                    + " pixels, but the image is " + picture.dimension(0) + " x " + picture.dimension(1));
        if (pixels instanceof ColorProcessor)
            throw new IOException("The mask " + imp.getTitle()
                    + " is in colour: make it 8-bit, 255 in the lesion, or give" + " its file");
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) values[i] = pixels.getf(i);
        float white = pixels instanceof FloatProcessor ? Float.NaN : (float) pixels.maxValue();
        try {
            return Pixels.mask(
                    LesionValues.mark(new StoredValues(width, height, values, white, false))
                            .bits(),
                    width,
                    height);
        } catch (UnclearMaskException e) {
            throw new IOException(
                    "The mask " + imp.getTitle() + " " + e.getMessage()
                            + "; please make it 8-bit with 255 in the lesion and 0 elsewhere",
                    e);
        }
    }

    /** @return whether the file is named as one that holds outlines, which have no size of their own */
    public static boolean isOutline(Path file) {
        return RoiFile.isNamed(file) || GeoJson.isNamed(file);
    }

    /**
     * Fills outlines: GeoJSON's, or ImageJ's as {@link RoiFile#read} does.
     *
     * @param width  of the picture, pixels
     * @param height of the picture, pixels
     * @throws IOException if the file is damaged or holds no area; the message names it and what to do
     */
    public static Img<BitType> outlined(Path file, int width, int height) throws IOException {
        return GeoJson.isNamed(file) ? GeoJson.read(file, width, height) : RoiFile.read(file, width, height);
    }

    private static StoredValues stored(Path file) throws IOException {
        try {
            return StoredMaskReader.read(file);
        } catch (UnclearMaskException | RefusedImageException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return StoredMaskReader.shown(file, false);
        }
    }
}
