// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import net.imglib2.RandomAccess;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class PixelsTest {

    @Test
    void maskHoldsItsBitsWhereTheyBelong() {
        SplittableRandom random = new SplittableRandom(5);
        int width = 67, height = 5;
        byte[] bits = new byte[width * height];
        for (int i = 0; i < bits.length; i++) bits[i] = (byte) random.nextInt(2);
        Img<BitType> mask = Pixels.mask(bits, width, height);
        RandomAccess<BitType> at = mask.randomAccess();
        for (int i = 0; i < bits.length; i++)
            assertEquals(
                    bits[i] == 1, at.setPositionAndGet(i % width, i / width).get());
        assertArrayEquals(bits, Pixels.bits(mask));
    }

    @Test
    void anyValueButZeroIsSetWhateverTheLength() {
        SplittableRandom random = new SplittableRandom(6);
        for (int length = 1; length < 200; length++) {
            byte[] bits = new byte[length], ones = new byte[length];
            for (int i = 0; i < length; i++) {
                bits[i] = (byte) (random.nextBoolean() ? random.nextInt(256) : 0);
                ones[i] = (byte) (bits[i] == 0 ? 0 : 1);
            }
            Img<BitType> mask = Pixels.mask(bits, length, 1);
            assertArrayEquals(ones, Pixels.bits(mask));
            RandomAccess<BitType> at = mask.randomAccess();
            for (int i = 0; i < length; i++)
                assertEquals(bits[i] != 0, at.setPositionAndGet(i, 0).get());
        }
    }

    @Test
    void aViewIsReadRowByRow() {
        Img<BitType> mask = Pixels.mask(new byte[] {1, 0, 1, 0, 1, 1}, 3, 2);
        assertArrayEquals(
                new byte[] {0, 1, 1, 1},
                Pixels.bits(Views.zeroMin(Views.interval(mask, Intervals.createMinSize(1, 0, 2, 2)))));
        assertArrayEquals(new byte[] {1, 0, 0, 1, 1, 1}, Pixels.bits(Views.permute(mask, 0, 1)));
    }

    @Test
    void maskOfAnotherSizeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Pixels.mask(new byte[6], 3, 3));
    }
}
