// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InpaintingTest {

    private static final int WIDTH = 40, HEIGHT = 30;

    /** Red rises by 5 for each column, green by 4 for each row. */
    private static int slope(int x, int y) {
        return 0xff000000 | 5 * x << 16 | 4 * y << 8 | 77;
    }

    private static int[] slopes() {
        int[] argb = new int[WIDTH * HEIGHT];
        for (int i = 0; i < argb.length; i++) argb[i] = slope(i % WIDTH, i / WIDTH);
        return argb;
    }

    @Test
    void aSlopeGoesOnAcrossAGap() {
        int[] argb = slopes();
        byte[] missing = new byte[argb.length];
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 18; x < 23; x++) {
                missing[y * WIDTH + x] = 1;
                argb[y * WIDTH + x] = 0xff000000;
            }
        Inpainting.across(argb, missing, WIDTH, HEIGHT);
        for (int y = 5; y < HEIGHT - 5; y++)
            for (int x = 18; x < 23; x++) {
                int pixel = argb[y * WIDTH + x];
                assertEquals(5 * x, pixel >> 16 & 0xff, 2, "red at " + x + ", " + y);
                assertEquals(4 * y, pixel >> 8 & 0xff, 2, "green at " + x + ", " + y);
                assertEquals(77, pixel & 0xff);
            }
    }

    @Test
    void whatIsKnownStaysBitForBitAndWhatIsMissingLiesBetweenIts() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 20; round++) {
            int[] argb = new int[WIDTH * HEIGHT];
            byte[] missing = new byte[argb.length];
            for (int i = 0; i < argb.length; i++) {
                argb[i] = random.nextInt(100, 120) << 16 | random.nextInt(100, 120) << 8 | random.nextInt(100, 120);
                missing[i] = (byte) (random.nextInt(3) == 0 ? 1 : 0);
                if (missing[i] != 0) argb[i] = 0xffffffff;
            }
            int[] before = argb.clone();
            Inpainting.across(argb, missing, WIDTH, HEIGHT);
            for (int i = 0; i < argb.length; i++) {
                if (missing[i] == 0) assertEquals(before[i], argb[i]);
                else
                    for (int shift = 0; shift < 24; shift += 8)
                        assertEquals(110, argb[i] >> shift & 0xff, 10.5, "round " + round + " at " + i);
            }
        }
    }

    @Test
    void aGapAtTheBorderIsFilledFromItsOneSide() {
        int[] argb = new int[WIDTH * HEIGHT];
        Arrays.fill(argb, 0xff123456);
        byte[] missing = new byte[argb.length];
        Arrays.fill(missing, 0, 3 * WIDTH, (byte) 1);
        Arrays.fill(argb, 0, 3 * WIDTH, 0xff000000);
        Inpainting.across(argb, missing, WIDTH, HEIGHT);
        for (int pixel : argb) assertEquals(0xff123456, pixel);
    }

    @Test
    void whereNothingIsKnownNothingChanges() {
        int[] argb = slopes();
        byte[] missing = new byte[argb.length];
        Arrays.fill(missing, (byte) 1);
        Inpainting.across(argb, missing, WIDTH, HEIGHT);
        assertArrayEquals(slopes(), argb);
    }
}
