// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Supplier;
import us.hebi.quickbuf.ProtoSink;

/**
 * A tensor of a graph whose numbers are known.
 *
 * @param dimensions its shape
 * @param type       of its numbers
 * @param numbers    gives them, little-endian, when they are to be read
 */
record Constant(long[] dimensions, Type type, Supplier<ByteBuffer> numbers) {

    private static final int CHUNK = 1 << 16;

    /** The types that our graphs need, by their number in onnx.proto. */
    enum Type {
        FLOAT(1, Float.BYTES),
        LONG(7, Long.BYTES);

        private final int number;
        private final int bytes;

        Type(int number, int bytes) {
            this.number = number;
            this.bytes = bytes;
        }

        int number() {
            return number;
        }
    }

    /** A network's array, which is read when the graph is written. */
    static Constant of(NDArray array) {
        if (array.getDataType() != DataType.FLOAT32)
            throw new UnsupportedOperationException("a constant of type " + array.getDataType());
        return new Constant(
                array.getShape().getShape(),
                Type.FLOAT,
                () -> array.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN));
    }

    static Constant of(long[] dimensions, float... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return new Constant(dimensions, Type.FLOAT, () -> bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
    }

    static Constant of(long... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(numbers);
        return new Constant(
                new long[] {numbers.length}, Type.LONG, () -> bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
    }

    float[] floats() {
        float[] floats = new float[Math.toIntExact(length() / Float.BYTES)];
        numbers.get().asFloatBuffer().get(floats);
        return floats;
    }

    private long length() {
        return Arrays.stream(dimensions).reduce(type.bytes, Math::multiplyExact);
    }

    /** @return whether both have the same shape and numbers */
    boolean isLike(Constant other) {
        return type == other.type
                && Arrays.equals(dimensions, other.dimensions)
                && numbers.get().equals(other.numbers.get());
    }

    /** @return the {@code TensorProto} of onnx.proto */
    Message message(String name) {
        Message message = new Message();
        for (long size : dimensions) message.number(1, size);
        return message.number(2, type.number).text(8, name).delimited(9, length(), this::write);
    }

    private void write(ProtoSink sink) throws IOException {
        ByteBuffer left = numbers.get();
        byte[] chunk = new byte[CHUNK];
        while (left.hasRemaining()) {
            int count = Math.min(chunk.length, left.remaining());
            left.get(chunk, 0, count);
            sink.writeRawBytes(chunk, 0, count);
        }
    }
}
