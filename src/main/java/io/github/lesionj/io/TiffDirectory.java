// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One picture's fields in a TIFF file (TIFF 6.0, section 2; numbers as they are called there).
 *
 * @param order  of the file's bytes
 * @param fields by their numbers; those that are no use to LesionJ are left out
 */
record TiffDirectory(ByteOrder order, Map<Integer, Field> fields) {

    static final int WIDTH = 256, HEIGHT = 257, BITS = 258, COMPRESSION = 259, PHOTOMETRIC = 262, DESCRIPTION = 270;
    static final int ORIENTATION = 274,
            SAMPLES = 277,
            X_RESOLUTION = 282,
            Y_RESOLUTION = 283,
            PLANAR = 284,
            RESOLUTION_UNIT = 296;
    static final int PREDICTOR = 317, TILE_WIDTH = 322, TILE_HEIGHT = 323, EXTRA_SAMPLES = 338, SAMPLE_FORMAT = 339;
    static final int STRIPS = 273, ROWS_PER_STRIP = 278, STRIP_LENGTHS = 279, COLOUR_MAP = 320, TILES = 324;
    static final int TILE_LENGTHS = 325, JPEG_TABLES = 347, SUBSAMPLING = 530, REFERENCE = 532;
    static final int IMAGEJ_COUNTS = 50838, IMAGEJ_DATA = 50839;

    private static final int LONG_8 = 16;

    /**
     * @param type  1 bytes, 2 text, 3 shorts, 4 longs, 5 fractions, ...
     * @param place of the value in the file
     */
    record Field(int type, byte[] value, long place) {}

    /** @return the first number of a field of whole numbers */
    long number(int tag, long otherwise) {
        long[] numbers = numbers(tag);
        return numbers.length == 0 ? otherwise : numbers[0];
    }

    /** @return a field's whole numbers; none if it is not there */
    long[] numbers(int tag) {
        Field field = fields.get(tag);
        if (field == null || size(field.type) > 4 && field.type != LONG_8) return new long[0];
        int size = size(field.type);
        ByteBuffer value = ByteBuffer.wrap(field.value).order(order);
        long[] numbers = new long[field.value.length / size];
        for (int i = 0; i < numbers.length; i++)
            numbers[i] = size == 1
                    ? value.get() & 0xff
                    : size == 2
                            ? value.getShort() & 0xffff
                            : size == 8 ? value.getLong() : value.getInt() & 0xffffffffL;
        return numbers;
    }

    /** @return a field's fraction, 0 if it is not there or none */
    double fraction(int tag) {
        Field field = fields.get(tag);
        if (field == null || field.type != 5 || field.value.length < 8) return 0;
        ByteBuffer value = ByteBuffer.wrap(field.value).order(order);
        double above = value.getInt() & 0xffffffffL, below = value.getInt() & 0xffffffffL;
        return below == 0 ? 0 : above / below;
    }

    String text(int tag) {
        Field field = fields.get(tag);
        return field == null ? "" : new String(field.value, StandardCharsets.ISO_8859_1).replace("\0", "");
    }

    /** @return the bytes that one value of a type takes */
    static int size(int type) {
        return switch (type) {
            case 3, 8 -> 2;
            case 4, 9, 11, 13 -> 4;
            case 5, 10, 12, LONG_8, 17, 18 -> 8;
            default -> 1;
        };
    }
}
