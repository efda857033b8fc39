// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.img.basictypeaccess.array.LongArray;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Moves 2-D images between imglib2 and plain row-major arrays. */
public final class Pixels {

    private Pixels() {}

    /**
     * @param image 2-D
     * @return its pixels row by row, 0xAARRGGBB; may be the image's own memory, so never write to it
     * @throws IllegalArgumentException if the image is not 2-D or has no pixel
     */
    public static int[] argb(RandomAccessibleInterval<ARGBType> image) {
        int count = count(image);
        if (image instanceof ArrayImg<?, ?> array && array.update(null) instanceof IntArray ints)
            return ints.getCurrentStorageArray();
        int[] pixels = new int[count];
        Cursor<ARGBType> cursor = Views.flatIterable(image).cursor();
        for (int i = 0; i < count; i++) pixels[i] = cursor.next().get();
        return pixels;
    }

    /** @return the mask's pixels row by row, 1 for lesion and 0 for skin; a copy */
    public static byte[] bits(RandomAccessibleInterval<BitType> mask) {
        byte[] pixels = new byte[count(mask)];
        Cursor<BitType> cursor = Views.flatIterable(mask).cursor();
        for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) (cursor.next().get() ? 1 : 0);
        return pixels;
    }

    /** @return the map's numbers row by row; may be the map's own memory, so never write to it */
    public static float[] numbers(RandomAccessibleInterval<FloatType> map) {
        int count = count(map);
        if (map instanceof ArrayImg<?, ?> array && array.update(null) instanceof FloatArray floats)
            return floats.getCurrentStorageArray();
        float[] numbers = new float[count];
        Cursor<FloatType> cursor = Views.flatIterable(map).cursor();
        for (int i = 0; i < count; i++) numbers[i] = cursor.next().get();
        return numbers;
    }

    /** @return a new mask of row-major pixels, set where they are not 0 */
    public static Img<BitType> mask(byte[] bits, int width, int height) {
        if ((long) width * height != bits.length)
            throw new IllegalArgumentException(
                    "A mask of " + width + " x " + height + " pixels is not made of " + bits.length);
        long[] words = new long[(bits.length + Long.SIZE - 1) / Long.SIZE];
        for (int i = 0; i < bits.length; i++) if (bits[i] != 0) words[i / Long.SIZE] |= 1L << i;
        return ArrayImgs.bits(new LongArray(words), width, height);
    }

    /** Wraps row-major 0xAARRGGBB pixels, without a copy, as an image. */
    public static ArrayImg<ARGBType, IntArray> image(int[] argb, int width, int height) {
        return ArrayImgs.argbs(argb, width, height);
    }

    /** Wraps row-major probabilities, without a copy, as a probability map. */
    public static ArrayImg<FloatType, FloatArray> map(float[] values, int width, int height) {
        return ArrayImgs.floats(values, width, height);
    }

    private static int count(RandomAccessibleInterval<?> image) {
        if (image.numDimensions() != 2)
            throw new IllegalArgumentException("An image has 2 dimensions here, not " + image.numDimensions());
        long count = image.dimension(0) * image.dimension(1);
        if (count < 1 || count > Integer.MAX_VALUE - 8)
            throw new IllegalArgumentException(
                    "Images of " + image.dimension(0) + " x " + image.dimension(1) + " pixels are not supported");
        return (int) count;
    }
}
