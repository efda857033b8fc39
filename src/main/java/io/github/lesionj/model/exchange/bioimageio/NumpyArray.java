// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.bioimageio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes arrays as numpy does, version 1.0 of its format: the last axis runs fastest. */
final class NumpyArray {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private NumpyArray() {}

    /** @return the file of 32-bit floats */
    static byte[] floats(float[] numbers, long... shape) {
        ByteBuffer file = begun("<f4", numbers.length, Float.BYTES, shape);
        file.asFloatBuffer().put(numbers);
        return file.array();
    }

    /** @return the file of bytes without sign */
    static byte[] bytes(byte[] numbers, long... shape) {
        return begun("|u1", numbers.length, 1, shape).put(numbers).array();
    }

    private static ByteBuffer begun(String type, int count, int bytes, long... shape) {
        if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != count)
            throw new IllegalArgumentException(count + " numbers do not fill " + Arrays.toString(shape));
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': ("
                + Arrays.stream(shape).mapToObj(size -> size + ",").collect(Collectors.joining(" ")) + "), }";
        int unpadded = MAGIC.length + 2 + text.length() + 1;
        String header = text + " ".repeat((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT) + "\n";
        return ByteBuffer.allocate(MAGIC.length + 2 + header.length() + count * bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII))
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
    }
}
