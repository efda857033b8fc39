// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What the bytes mean that Bio-Formats gives: samples of one kind, in planes or pixel by pixel.
 *
 * @param type        0 to 8, as {@code FormatTools} numbers the kinds of samples
 * @param samples     in a plane
 * @param sample      the only one that is meant; -1 for all
 * @param interleaved whether the samples of a pixel stand together
 * @param palette     of three times 256 levels; empty if there is none
 */
record BioFormatsPixels(
        int width,
        int height,
        int type,
        int samples,
        int sample,
        boolean interleaved,
        boolean littleEndian,
        Optional<byte[][]> palette) {

    private static final int INT8 = 0,
            UINT8 = 1,
            INT16 = 2,
            UINT16 = 3,
            INT32 = 4,
            UINT32 = 5,
            FLOAT = 6,
            DOUBLE = 7,
            BIT = 8;
    private static final int[] BYTES = {1, 1, 2, 2, 4, 4, 4, 8, 1};
    private static final int PRIMARIES = 3;

    static BioFormatsPixels of(BioFormatsReader reader, PictureChoice choice, int[] planes) throws IOException {
        int samples = reader.getRGBChannelCount();
        boolean one = choice.channel() != 0 || samples == 2;
        Optional<byte[][]> palette = Optional.empty();
        if (reader.isIndexed() && !reader.isFalseColor() && planes.length == 1) {
            reader.openBytes(planes[0], 0, 0, 1, 1);
            palette = Optional.ofNullable(reader.get8BitLookupTable()).filter(table -> table.length >= PRIMARIES);
        }
        return new BioFormatsPixels(
                reader.getSizeX(),
                reader.getSizeY(),
                reader.getPixelType(),
                samples,
                one ? Math.max(0, choice.channel() - 1) % samples : -1,
                reader.isInterleaved(),
                reader.isLittleEndian(),
                palette);
    }

    int bytesPerPixel() {
        return 2 * samples * BYTES[type];
    }

    boolean areBytes() {
        return type == UINT8;
    }

    /** @param planes one, or one of red, green and blue each */
    int[] argb(byte[][] planes, int width, int height) throws UnsupportedImageException {
        if (planes.length == PRIMARIES)
            return colours(
                    values(planes[0], 0, width * height),
                    values(planes[1], 0, width * height),
                    values(planes[2], 0, width * height));
        if (sample < 0 && samples >= PRIMARIES)
            return colours(
                    values(planes[0], 0, width * height),
                    values(planes[0], 1, width * height),
                    values(planes[0], 2, width * height));
        float[] grey = values(planes[0], Math.max(0, sample), width * height);
        return palette.isPresent() ? lookedUp(grey, palette.get()) : grey(grey, width, height);
    }

    private float[] values(byte[] stored, int sample, int pixels) {
        ByteBuffer bytes = ByteBuffer.wrap(stored).order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int step = interleaved ? samples : 1, first = interleaved ? sample : sample * pixels;
        float[] values = new float[pixels];
        for (int i = 0, at = first * BYTES[type]; i < pixels; i++, at += step * BYTES[type])
            values[i] = switch (type) {
                case INT8 -> bytes.get(at);
                case UINT8 -> bytes.get(at) & 0xff;
                case INT16 -> bytes.getShort(at);
                case UINT16 -> bytes.getShort(at) & 0xffff;
                case INT32 -> bytes.getInt(at);
                case UINT32 -> bytes.getInt(at) & 0xffffffffL;
                case FLOAT -> bytes.getFloat(at);
                case DOUBLE -> (float) bytes.getDouble(at);
                case BIT -> bytes.get(at) == 0 ? 0 : 255;
                default -> throw new IllegalStateException("type " + type);
            };
        return values;
    }

    private int[] grey(float[] values, int width, int height) {
        if (type != UINT8 && type != BIT)
            return DisplayRange.argb(new FloatProcessor(width, height, values), Optional.empty());
        byte[] levels = new byte[values.length];
        for (int i = 0; i < levels.length; i++) levels[i] = (byte) values[i];
        ImageProcessor shown = new ByteProcessor(width, height, levels);
        return DisplayRange.argb(shown, Optional.empty());
    }

    private int[] colours(float[] red, float[] green, float[] blue) throws UnsupportedImageException {
        if (type != UINT8 && type != UINT16)
            throw new UnsupportedImageException("its colours are neither of 8 nor of 16 bits");
        float greatest = 0;
        for (float[] levels : new float[][] {red, green, blue})
            for (float level : levels) greatest = Math.max(greatest, level);
        double scale = 255.0 / (type == UINT8 ? 255 : RasterColours.white((int) greatest));
        int[] argb = new int[red.length];
        for (int i = 0; i < argb.length; i++)
            argb[i] = 0xff000000 | level(red[i], scale) << 16 | level(green[i], scale) << 8 | level(blue[i], scale);
        return argb;
    }

    private static int level(float value, double scale) {
        return (int) (value * scale + 0.5);
    }

    private static int[] lookedUp(float[] places, byte[][] table) {
        int[] argb = new int[places.length];
        for (int i = 0; i < argb.length; i++) {
            int place = Math.min(table[0].length - 1, Math.max(0, (int) places[i]));
            argb[i] = 0xff000000
                    | (table[0][place] & 0xff) << 16
                    | (table[1][place] & 0xff) << 8
                    | table[2][place] & 0xff;
        }
        return argb;
    }
}
