// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplingTest {

    @Test
    void widensTheTriangleOnTheWayDown() {
        float[] row = {0, 10, 20, 30, 40, 50, 60, 70};
        // triangle of half-width 2 about the centres 1, 3, 5, 7
        float[] expected = {
            (0.75f * 0 + 0.75f * 10 + 0.25f * 20) / 1.75f, 25, 45, (0.25f * 50 + 0.75f * 60 + 0.75f * 70) / 1.75f
        };
        assertArrayEquals(expected, Resampling.resize(row, 8, 1, 4, 1), 1e-4f);
    }

    @Test
    void isBilinearWithHalfPixelCentresOnTheWayUp() {
        assertArrayEquals(
                new float[] {0, 0.25f, 0.75f, 1, 0.5f, 0.75f, 1.25f, 1.5f, 1.5f, 1.75f, 2.25f, 2.5f, 2, 2.25f, 2.75f, 3
                },
                Resampling.resize(new float[] {0, 1, 2, 3}, 2, 2, 4, 4),
                1e-6f);
    }

    @ParameterizedTest
    @CsvSource({"1,1,64,48", "640,480,64,48", "7,5,3,11", "3000,20,17,20", "64,48,1,1"})
    void keepsAFlatPictureFlat(int w, int h, int newW, int newH) {
        int[] flat = new int[w * h];
        Arrays.fill(flat, 0xffc08040);
        int[] expected = new int[newW * newH];
        Arrays.fill(expected, 0xffc08040);
        assertArrayEquals(expected, Resampling.resize(flat, w, h, newW, newH));
    }

    @Test
    void keepsTheMeanWhenShrinkingByAWholeFactor() {
        SplittableRandom random = new SplittableRandom(3);
        float[] noise = new float[96 * 64];
        double mean = 0;
        for (int i = 0; i < noise.length; i++) mean += noise[i] = (float) random.nextDouble();
        double after = 0;
        for (float value : Resampling.resize(noise, 96, 64, 24, 16)) after += value;
        assertEquals(mean / noise.length, after / (24 * 16), 0.01);
    }

    @Test
    void makesTransparentPixelsOpaque() {
        assertArrayEquals(new int[] {0xff123456}, Resampling.resize(new int[] {0x00123456}, 1, 1, 1, 1));
    }

    @Test
    void colourAndNumberTablesAgree() {
        int[] grey = new int[50 * 30];
        float[] numbers = new float[grey.length];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < grey.length; i++) {
            int v = random.nextInt(256);
            grey[i] = 0xff000000 | v << 16 | v << 8 | v;
            numbers[i] = v;
        }
        int[] resized = Resampling.resize(grey, 50, 30, 21, 44);
        float[] expected = Resampling.resize(numbers, 50, 30, 21, 44);
        for (int i = 0; i < expected.length; i++) assertEquals(expected[i], resized[i] & 0xff, 0.51);
    }
}
