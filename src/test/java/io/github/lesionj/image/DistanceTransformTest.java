// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistanceTransformTest {

    @Test
    void distancesAreThoseOfTryingEveryPixel() {
        int width = 37, height = 23;
        PixelSize size = new PixelSize(0.3, 0.7, "mm");
        Random random = new Random(3);
        for (double density : new double[] {0.5, 0.03, 0.002}) {
            byte[] bits = new byte[width * height];
            for (int i = 0; i < bits.length; i++) bits[i] = (byte) (random.nextDouble() < density ? 1 : 0);
            bits[random.nextInt(bits.length)] = 1;
            assertArrayEquals(byTrial(bits, width, size), DistanceTransform.squared(bits, width, size), 1e-12);
        }
    }

    @Test
    void nothingIsNearWhereNoPixelIsSet() {
        double[] distances = DistanceTransform.squared(new byte[12], 4, PixelSize.UNCALIBRATED);
        assertEquals(12, Arrays.stream(distances).filter(Double::isInfinite).count());
    }

    private static double[] byTrial(byte[] bits, int width, PixelSize size) {
        double[] least = new double[bits.length];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int i = 0; i < bits.length; i++)
            for (int j = 0; j < bits.length; j++) {
                if (bits[j] == 0) continue;
                double x = (i % width - j % width) * size.width(), y = (i / width - j / width) * size.height();
                least[i] = Math.min(least[i], x * x + y * y);
            }
        return least;
    }
}
