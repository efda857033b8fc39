// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.appearance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.colour.Lab;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AppearanceTest {

    private static final int SKIN = 0xffd2a08c;

    @Test
    void aPlainPictureHasItsColourAndNothingElse() {
        int[] pixels = new int[640 * 480];
        Arrays.fill(pixels, SKIN);
        double[] numbers = Appearance.of(Pixels.image(pixels, 640, 480));
        Lab skin = Lab.of(SKIN);
        assertEquals(Appearance.COUNT, numbers.length);
        assertEquals(skin.l(), numbers[0], 1e-6);
        assertEquals(skin.a(), numbers[7], 1e-6);
        assertEquals(skin.b(), numbers[14], 1e-6);
        assertArrayEquals(new double[] {0, 0, 0, 0}, Arrays.copyOfRange(numbers, 1, 5), 1e-4);
        assertArrayEquals(new double[8], Arrays.copyOfRange(numbers, 21, 29), 1e-4);
    }

    @Test
    void theSizeOfThePictureDoesNotMatter() {
        assertArrayEquals(Appearance.of(disc(128, 96)), Appearance.of(disc(1024, 768)), 0.35);
    }

    /** A dark disc in the middle: round, darker than the edge, and of few steep places. */
    @Test
    void aSpotInTheMiddleIsSeen() {
        double[] spot = Appearance.of(disc(320, 240));
        assertTrue(spot[2] < -20, "the middle is darker by " + spot[2]);
        assertTrue(spot[27] > 0.8, "roundness " + spot[27]);
        assertEquals(0, spot[28], "nothing is black");
    }

    @Test
    void anyPictureHasFiniteNumbers() {
        for (int size : new int[] {1, 2, 10})
            assertTrue(DoubleStream.of(Appearance.of(Pixels.image(new int[size * size], size, size)))
                    .allMatch(Double::isFinite));
    }

    private static net.imglib2.img.Img<net.imglib2.type.numeric.ARGBType> disc(int width, int height) {
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            double x = (i % width + 0.5) / width - 0.5, y = (i / width + 0.5) / height - 0.5;
            pixels[i] = Math.hypot(x, y) < 0.25 ? 0xff603830 : SKIN;
        }
        return Pixels.image(pixels, width, height);
    }
}
