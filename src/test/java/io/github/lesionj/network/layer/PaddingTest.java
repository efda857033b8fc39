// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.TensorTestBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddingTest extends TensorTestBase {

    /** Sums over windows of ones tell which pixels each window reached. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // kernel, stride, padding, size of a row 1,2,3,..., sums by hand
                "3 | 2 | SYMMETRIC | 4 | 3,9",
                "3 | 2 | SAME      | 4 | 6,7",
                "3 | 2 | SYMMETRIC | 5 | 3,9,9",
                "3 | 2 | SAME      | 5 | 3,9,9",
                "5 | 2 | SAME      | 4 | 10,9",
                "5 | 2 | SYMMETRIC | 4 | 6,10",
                "1 | 2 | SAME      | 4 | 1,3",
                "3 | 1 | SAME      | 3 | 3,6,5",
                "3 | 1 | VALID     | 4 | 6,9",
                "3 | 1 | FULL      | 3 | 1,3,6,5,3",
            })
    void convolutionReaches(int kernel, int stride, Padding padding, int size, String sums) {
        Layer conv = Conv.kernel(1, kernel).stride(stride).padding(padding).channels(1, 1);
        conv.initialize(manager, DataType.FLOAT32);
        Weights.arrays(conv).values().forEach(weight -> weight.set(new float[kernel]));
        Weights.arrays(conv).values().forEach(weight -> weight.addi(1));
        NDArray row = manager.arange(1f, size + 1f).reshape(1, 1, 1, size);
        assertArrayEquals(numbers(sums), conv.apply(row, false).toFloatArray());
    }

    @Test
    void samePaddingTreatsRowsAndColumnsApart() {
        Layer conv = Conv.kernel(3).stride(2).padding(Padding.SAME).channels(1, 1);
        conv.initialize(manager, DataType.FLOAT32);
        Weights.arrays(conv).values().forEach(weight -> weight.muli(0).addi(1));
        NDArray x = manager.arange(1f, 13f).reshape(1, 1, 3, 4);
        // 3 rows are padded above and below, 4 columns only to the right
        assertArrayEquals(new float[] {24, 22, 48, 38}, conv.apply(x, false).toFloatArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | 2 | SYMMETRIC | 5 | -4,-2",
                "3 | 2 | SYMMETRIC | 5 | -4,-2,-1",
                "3 | 2 | SAME      | 5 | -4,-2,-1",
                "3 | 2 | SAME      | 4 | -2,-1",
                "3 | 2 | SYMMETRIC | 4 | -3,-1",
                "3 | 1 | SAME      | 3 | -2,-1,-1",
                "3 | 2 | VALID     | 6 | -4,-2",
            })
    void maximumReaches(int kernel, int stride, Padding padding, int size, String maxima) {
        NDArray row = manager.arange(-(float) size, 0f).reshape(1, 1, 1, size);
        NDArray square = row.broadcast(1, 1, size, size);
        NDArray pooled = new MaxPool(kernel, stride, padding).apply(square, false);
        float[] first = new float[numbers(maxima).length];
        System.arraycopy(pooled.toFloatArray(), 0, first, 0, first.length);
        assertArrayEquals(numbers(maxima), first);
        assertEquals(new Shape(1, 1, first.length, first.length), pooled.getShape());
    }

    @Test
    void averageAtTheEdgeCountsOnlyPixelsOfTheImage() {
        NDArray x = manager.arange(1f, 10f).reshape(1, 1, 3, 3);
        Layer pool = new AveragePool(3);
        pool.initialize(manager, DataType.FLOAT32);
        float[] y = pool.apply(x, false).toFloatArray();
        assertEquals((1 + 2 + 4 + 5) / 4f, y[0]);
        assertEquals((1 + 2 + 3 + 4 + 5 + 6) / 6f, y[1]);
        assertEquals(5, y[4]);
    }

    @Test
    void averagingWindowsAreOdd() {
        assertThrows(IllegalArgumentException.class, () -> new AveragePool(2));
    }

    private static float[] numbers(String list) {
        String[] words = list.split(",");
        float[] numbers = new float[words.length];
        for (int i = 0; i < words.length; i++) numbers[i] = Float.parseFloat(words[i]);
        return numbers;
    }
}
