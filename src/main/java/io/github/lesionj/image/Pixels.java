// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
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

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    /** Of each of eight bytes another bit, the lowest of the first. */
    private static final long OWN_BIT = 0x8040201008040201L;
    /** Brings the lowest bits of eight bytes side by side. */
    private static final long TO_TOP_BYTE = 0x0102040810204080L;

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
        Optional<long[]> words = words(mask);
        if (words.isPresent()) {
            for (int start = 0; start < pixels.length; start += Long.SIZE)
                unpack(words.get()[start / Long.SIZE], pixels, start);
            return pixels;
        }
        Cursor<BitType> cursor = Views.flatIterable(mask).cursor();
        for (int i = 0; i < pixels.length; i++)
            pixels[i] = (byte) (cursor.next().get() ? 1 : 0);
        return pixels;
    }

    private static Optional<long[]> words(RandomAccessibleInterval<BitType> mask) {
        return mask instanceof ArrayImg<?, ?> array && array.update(null) instanceof LongArray words
                ? Optional.of(words.getCurrentStorageArray())
                : Optional.empty();
    }

    private static void unpack(long word, byte[] pixels, int start) {
        if (word == 0) return;
        int end = Math.min(Long.SIZE, pixels.length - start), bit = 0;
        for (; bit + Byte.SIZE <= end; bit += Byte.SIZE)
            EIGHT.set(pixels, start + bit, ones((word >>> bit & 0xff) * ONES & OWN_BIT));
        for (; bit < end; bit++) pixels[start + bit] = (byte) (word >>> bit & 1);
    }

    /** @return eight bytes, 1 where one of these is not 0 */
    private static long ones(long bytes) {
        return ((bytes & 0x7f * ONES) + 0x7f * ONES | bytes) >>> 7 & ONES;
    }

    /** @return the places of the pixels that are set, row by row; a copy */
    static BitSet set(RandomAccessibleInterval<BitType> mask) {
        count(mask);
        return words(mask).map(BitSet::valueOf).orElseGet(() -> {
            byte[] bits = bits(mask);
            BitSet set = new BitSet(bits.length);
            for (int i = 0; i < bits.length; i++) set.set(i, bits[i] != 0);
            return set;
        });
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
        int i = 0;
        for (; i + Byte.SIZE <= bits.length; i += Byte.SIZE)
            words[i / Long.SIZE] |= (ones((long) EIGHT.get(bits, i)) * TO_TOP_BYTE >>> 56) << i;
        for (; i < bits.length; i++) if (bits[i] != 0) words[i / Long.SIZE] |= 1L << i;
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
