// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import io.github.lesionj.model.MemoryBudget;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.NumberType;
import io.github.lesionj.model.Weights;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * A tensor as PyTorch pickles it: a window into a storage that the file holds elsewhere.
 *
 * @param storage of the numbers
 * @param offset  index of the first number in it
 * @param shape   sizes of the axes
 * @param strides numbers from one index of an axis to the next
 */
record TorchTensor(Storage storage, long offset, long[] shape, long[] strides) {

    /**
     * A row of numbers under a key.
     *
     * @param count of numbers
     */
    record Storage(String key, NumberType type, long count) {

        long bytes() {
            return count * type.bytes();
        }
    }

    /**
     * Copies the window, the last axis fastest; a view where the storage has them so.
     *
     * @param bytes the storage's
     * @throws ModelException if the window reaches outside the storage
     */
    Weights.Tensor read(ByteBuffer bytes, MemoryBudget room) {
        if (shape.length != strides.length || offset < 0 || offset > storage.count) throw outside();
        long last = offset, count = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] < 0 || strides[axis] < 0 || shape[axis] > storage.count || strides[axis] > storage.count)
                throw outside();
            last += Math.max(0, shape[axis] - 1) * strides[axis];
            count *= shape[axis];
            if (last >= storage.count && count > 0 || count > storage.count) throw outside();
        }
        if (count > 0 && last >= storage.count) throw outside();
        if (storage.type != NumberType.F32 || !contiguous()) room.takeFloats(shape);
        if (contiguous()) {
            int size = storage.type.bytes();
            return new Weights.Tensor(
                    shape,
                    storage.type.all(
                            bytes.slice((int) offset * size, (int) count * size).order(bytes.order())));
        }
        float[] values = new float[(int) count];
        gather(bytes, values);
        return new Weights.Tensor(shape, FloatBuffer.wrap(values));
    }

    private boolean contiguous() {
        long expected = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            if (shape[axis] > 1 && strides[axis] != expected) return false;
            expected *= shape[axis];
        }
        return true;
    }

    private void gather(ByteBuffer bytes, float[] values) {
        long[] index = new long[shape.length];
        long at = offset;
        for (int i = 0; i < values.length; i++) {
            values[i] = storage.type.get(bytes, (int) at);
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                at += strides[axis];
                if (++index[axis] < shape[axis]) break;
                at -= index[axis] * strides[axis];
                index[axis] = 0;
            }
        }
    }

    private ModelException outside() {
        return new ModelException("it is damaged: a tensor of the shape " + Arrays.toString(shape) + " and strides "
                + Arrays.toString(strides) + " lies outside its storage of " + storage.count + " numbers");
    }
}
