// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;

/** How a weights file writes one number, under the names of the safetensors format. All become 32-bit floats. */
public enum NumberType {
    F64(8, (bytes, at) -> (float) bytes.getDouble(at)),
    F32(4, ByteBuffer::getFloat),
    /** IEEE half precision: 5 bits of exponent, 10 of fraction. */
    F16(2, (bytes, at) -> half(bytes.getShort(at))),
    /** The upper half of a 32-bit float. */
    BF16(2, (bytes, at) -> Float.intBitsToFloat(bytes.getShort(at) << 16)),
    I64(8, ByteBuffer::getLong),
    I32(4, ByteBuffer::getInt),
    I16(2, ByteBuffer::getShort),
    I8(1, ByteBuffer::get),
    U8(1, (bytes, at) -> bytes.get(at) & 0xff),
    BOOL(1, (bytes, at) -> bytes.get(at) == 0 ? 0 : 1);

    /** Reads one number at a byte. */
    @FunctionalInterface
    private interface Reading {
        float number(ByteBuffer bytes, int at);
    }

    private final int bytes;
    private final Reading reading;

    NumberType(int bytes, Reading reading) {
        this.bytes = bytes;
        this.reading = reading;
    }

    /** @return the length of one number */
    public int bytes() {
        return bytes;
    }

    /** @return the number at an index, in the buffer's byte order */
    public float get(ByteBuffer numbers, int index) {
        return reading.number(numbers, index * bytes);
    }

    /** @return all numbers of a buffer, from 0 to its limit, in its byte order: a view of it where they are 32-bit floats */
    public FloatBuffer all(ByteBuffer numbers) {
        if (this == F32)
            return numbers.duplicate().order(numbers.order()).rewind().asFloatBuffer();
        float[] floats = new float[numbers.limit() / bytes];
        for (int i = 0; i < floats.length; i++) floats[i] = get(numbers, i);
        return FloatBuffer.wrap(floats);
    }

    /** @return the type of a safetensors file's "dtype" */
    public static Optional<NumberType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** @return the nearest half-precision number, of two the even one; infinite from 65520 on */
    static short toHalf(float number) {
        int bits = Float.floatToIntBits(number);
        int sign = bits >>> 16 & 0x8000;
        int size = bits & 0x7fffffff;
        if (size > 0x7f800000) return (short) (sign | 0x7e00);
        if (size >= 0x47800000) return (short) (sign | 0x7c00);
        if (size < 0x38800000) return (short) (sign | (int) Math.rint(Math.abs((double) number) * 0x1p24));
        return (short) (sign | size - (112 << 23) + 0xfff + (size >> 13 & 1) >> 13);
    }

    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float size =
                switch (exponent) {
                    case 0 -> fraction * 0x1p-24f;
                    case 0x1f -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
                    default -> Float.intBitsToFloat(exponent + 112 << 23 | fraction << 13);
                };
        return bits < 0 ? -size : size;
    }
}
