// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import io.github.lesionj.model.MemoryBudget;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.NumberType;
import io.github.lesionj.model.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Arrays as numpy writes them: a magic number, the version 1 to 3, the header's length, a header in Python's notation,
 * the numbers. Arrays of Python objects are pickles and refused.
 */
final class NumpyFile {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final String ENDING = ".npy";
    private static final int MOST_AXES = 32;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=])([a-zA-Z]\\d*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");
    private static final Map<String, NumberType> TYPES = Map.of(
            "f8",
            NumberType.F64,
            "f4",
            NumberType.F32,
            "f2",
            NumberType.F16,
            "i8",
            NumberType.I64,
            "i4",
            NumberType.I32,
            "i2",
            NumberType.I16,
            "i1",
            NumberType.I8,
            "u1",
            NumberType.U8,
            "b1",
            NumberType.BOOL);

    private NumpyFile() {}

    /** @param entries of an npz: arrays by their names with the ending {@code .npy} */
    static Weights zip(Map<String, byte[]> entries, MemoryBudget room) {
        Map<String, Weights.Tensor> arrays = new LinkedHashMap<>();
        entries.forEach((name, bytes) -> {
            if (!name.endsWith(ENDING)) return;
            try {
                arrays.put(name.substring(0, name.length() - ENDING.length()), array(bytes, room));
            } catch (ModelException e) {
                throw new ModelException(name + ": " + e.getMessage(), e);
            }
        });
        return new Weights(arrays);
    }

    private static Weights.Tensor array(byte[] bytes, MemoryBudget room) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 12 || !ByteBuffer.wrap(MAGIC).equals(ByteBuffer.wrap(bytes, 0, MAGIC.length)))
            throw new ModelException("it is no array of numpy");
        int version = bytes[MAGIC.length];
        int start = version == 1 ? 10 : 12;
        int length = version == 1 ? file.getShort(8) & 0xffff : file.getInt(8);
        if (version < 1 || version > 3 || length < 0 || length > bytes.length - start)
            throw new ModelException("its header is damaged");
        String header = new String(bytes, start, length, StandardCharsets.UTF_8);
        Matcher type = found(TYPE, header);
        long[] shape = Stream.of(found(SHAPE, header).group(1).split(","))
                .map(String::strip)
                .filter(size -> !size.isEmpty())
                .mapToLong(NumpyFile::size)
                .toArray();
        NumberType numbers = TYPES.get(type.group(2));
        if (numbers == null)
            throw new ModelException(
                    "its numbers are of the type " + type.group(2) + "; supported are " + TYPES.keySet());
        int count = room.takeFloats(shape);
        if (shape.length > MOST_AXES || (bytes.length - start - length) / numbers.bytes() < count)
            throw new ModelException("it ends early");
        ByteBuffer data = file.slice(start + length, count * numbers.bytes())
                .order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        boolean fortran = found(FORTRAN, header).group(1).equals("True");
        return new Weights.Tensor(shape, fortran ? lastAxisFastest(numbers, data, shape, count) : numbers.all(data));
    }

    private static Matcher found(Pattern pattern, String header) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) throw new ModelException("its header is not that of an array of numbers");
        return matcher;
    }

    private static long size(String digits) {
        if (!digits.matches("\\d{1,10}")) throw new ModelException("its header is damaged");
        return Long.parseLong(digits);
    }

    /** Fortran's first axis runs fastest. */
    private static FloatBuffer lastAxisFastest(NumberType type, ByteBuffer data, long[] shape, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            int rest = i, at = 0;
            for (int axis = 0; axis < shape.length; axis++) {
                at = at * (int) shape[axis] + rest % (int) shape[axis];
                rest /= (int) shape[axis];
            }
            values[at] = type.get(data, i);
        }
        return FloatBuffer.wrap(values);
    }
}
