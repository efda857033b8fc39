// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import java.util.Arrays;
import java.util.stream.Collectors;
import net.imglib2.Cursor;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.img.basictypeaccess.array.LongArray;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.NumericType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/** Moves images between imglib2 and plain row-major arrays. */
public final class Pixels {

    private static final int CHANNELS = 3;
    private static final int OPAQUE = 0xff000000;

    private Pixels() {}

    /**
     * @param image a picture: 2-D of {@code ARGBType}, or 3-D (x, y, channel) of {@code UnsignedByteType} with the three
     *     channels red, green and blue; of any origin
     * @return its pixels row by row, 0xAARRGGBB; may be the image's own memory, so never write to it
     * @throws IllegalArgumentException in one sentence if it is neither, or has no pixel
     */
    public static int[] argb(RandomAccessibleInterval<? extends NumericType<?>> image) {
        requirePixels(image);
        Object type = image.getType();
        if (type instanceof ARGBType) return colours(image);
        if (type instanceof UnsignedByteType) return channels(image);
        throw new IllegalArgumentException(
                "A picture is of ARGBType, or of UnsignedByteType with three channels, not of "
                        + type.getClass().getSimpleName() + "; convert it first");
    }

    @SuppressWarnings("unchecked")
    private static int[] colours(RandomAccessibleInterval<? extends NumericType<?>> image) {
        int count = count(image);
        if (image instanceof ArrayImg<?, ?> array
                && array.update(null) instanceof IntArray ints
                && ints.getCurrentStorageArray().length == count) return ints.getCurrentStorageArray();
        int[] pixels = new int[count];
        Cursor<ARGBType> cursor =
                Views.flatIterable((RandomAccessibleInterval<ARGBType>) image).cursor();
        for (int i = 0; i < count; i++) pixels[i] = cursor.next().get();
        return pixels;
    }

    @SuppressWarnings("unchecked")
    private static int[] channels(RandomAccessibleInterval<? extends NumericType<?>> image) {
        if (image.numDimensions() != 3 || image.dimension(2) != CHANNELS)
            throw new IllegalArgumentException(
                    "A picture of UnsignedByteType has the dimensions x, y and 3 channels, not "
                            + Arrays.toString(image.dimensionsAsLongArray())
                            + "; give one slice with red, green and blue last");
        int[] pixels = new int[count(Views.hyperSlice(image, 2, image.min(2)))];
        Arrays.fill(pixels, OPAQUE);
        for (int c = 0; c < CHANNELS; c++) {
            Cursor<UnsignedByteType> cursor = Views.flatIterable(
                            Views.hyperSlice((RandomAccessibleInterval<UnsignedByteType>) image, 2, image.min(2) + c))
                    .cursor();
            int shift = 8 * (CHANNELS - 1 - c);
            for (int i = 0; i < pixels.length; i++) pixels[i] |= cursor.next().get() << shift;
        }
        return pixels;
    }

    /**
     * Copies a mask into a given one of the same size and any origin.
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    public static void copy(RandomAccessibleInterval<BitType> mask, RandomAccessibleInterval<BitType> target) {
        requireSameSize(mask, target);
        LoopBuilder.setImages(Views.zeroMin(mask), Views.zeroMin(target)).forEachPixel((from, to) -> to.set(from));
    }

    /**
     * Copies a probability map into a given one of the same size and any origin.
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    public static void copyMap(RandomAccessibleInterval<FloatType> map, RandomAccessibleInterval<FloatType> target) {
        requireSameSize(map, target);
        LoopBuilder.setImages(Views.zeroMin(map), Views.zeroMin(target)).forEachPixel((from, to) -> to.set(from));
    }

    private static void requireSameSize(Interval result, Interval target) {
        if (!Intervals.equalDimensions(result, target))
            throw new IllegalArgumentException(
                    "The result is " + size(result) + " pixels but the image given for it " + size(target));
    }

    private static String size(Interval image) {
        return Arrays.stream(image.dimensionsAsLongArray())
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(" x "));
    }

    /** @return the mask's pixels row by row, 1 for lesion and 0 for skin; a copy */
    public static byte[] bits(RandomAccessibleInterval<BitType> mask) {
        byte[] pixels = new byte[count(mask)];
        if (mask instanceof ArrayImg<?, ?> array && array.update(null) instanceof LongArray words) {
            long[] storage = words.getCurrentStorageArray();
            for (int start = 0; start < pixels.length; start += Long.SIZE)
                unpack(storage[start / Long.SIZE], pixels, start);
            return pixels;
        }
        Cursor<BitType> cursor = Views.flatIterable(mask).cursor();
        for (int i = 0; i < pixels.length; i++)
            pixels[i] = (byte) (cursor.next().get() ? 1 : 0);
        return pixels;
    }

    private static void unpack(long word, byte[] pixels, int start) {
        int end = Math.min(Long.SIZE, pixels.length - start);
        if (word != 0) for (int bit = 0; bit < end; bit++) pixels[start + bit] = (byte) (word >>> bit & 1);
    }

    /** @return as the other, of the region alone, which lies within the mask */
    public static byte[] bits(RandomAccessibleInterval<BitType> mask, Region region) {
        byte[] all = bits(mask);
        byte[] inside = new byte[region.width() * region.height()];
        int columns = (int) mask.dimension(0);
        for (int y = 0; y < region.height(); y++)
            System.arraycopy(all, (region.y() + y) * columns + region.x(), inside, y * region.width(), region.width());
        return inside;
    }

    /** @return the map's numbers row by row; may be the map's own memory, so never write to it */
    public static float[] numbers(RandomAccessibleInterval<FloatType> map) {
        int count = count(map);
        if (map instanceof ArrayImg<?, ?> array
                && array.update(null) instanceof FloatArray floats
                && floats.getCurrentStorageArray().length == count) return floats.getCurrentStorageArray();
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

    private static void requirePixels(Interval image) {
        if (image.numDimensions() < 2)
            throw new IllegalArgumentException("An image has 2 dimensions here, not " + image.numDimensions());
        for (int d = 0; d < image.numDimensions(); d++)
            if (image.dimension(d) < 1)
                throw new IllegalArgumentException("Images of " + size(image) + " pixels are not supported");
    }

    private static int count(Interval image) {
        if (image.numDimensions() != 2)
            throw new IllegalArgumentException("An image has 2 dimensions here, not " + image.numDimensions());
        long count = image.dimension(0) * image.dimension(1);
        if (count < 1 || count > Integer.MAX_VALUE - 8)
            throw new IllegalArgumentException(
                    "Images of " + image.dimension(0) + " x " + image.dimension(1) + " pixels are not supported");
        return (int) count;
    }
}
