// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.colour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.lesionj.image.Pixels;
import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShadesOfGrayTest {

    private static final int SIZE = 64;

    /** Grey patches of random brightness under a light, in sRGB: linear light times the light's colour. */
    private static Img<ARGBType> greys(double red, double green, double blue) {
        SplittableRandom random = new SplittableRandom(4);
        int[] argb = new int[SIZE * SIZE];
        for (int i = 0; i < argb.length; i++) {
            double grey = random.nextDouble(0.1, 0.9);
            argb[i] = 0xff000000 | srgb(grey * red) << 16 | srgb(grey * green) << 8 | srgb(grey * blue);
        }
        return Pixels.image(argb, SIZE, SIZE);
    }

    private static int srgb(double linear) {
        return (int) Math.rint(
                255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.8, 0.6, 6", "0.6, 0.9, 1, 6", "1, 1, 1, 6", "1, 0.7, 0.9, 1", "0.5, 1, 0.8, 20"})
    void theLightOnGreyIsFoundAndTakenAway(double red, double green, double blue, double power) {
        ShadesOfGray shades = new ShadesOfGray(power, true);
        Img<ARGBType> lit = greys(red, green, blue);
        assertEquals(0, shades.illuminant(lit).angle(Illuminant.of(red, green, blue)), 0.3);
        for (int pixel : Pixels.argb(shades.apply(lit))) {
            assertEquals(pixel >> 16 & 0xff, pixel >> 8 & 0xff, 2);
            assertEquals(pixel & 0xff, pixel >> 8 & 0xff, 2);
        }
        assertEquals(0, shades.illuminant(shades.apply(lit)).angle(Illuminant.WHITE), 0.3);
    }

    /** Two pixels by hand: (100, 50, 0) and (200, 100, 0) of stored numbers have the means 158.11, 79.06 and 0 for p = 2. */
    @Test
    void storedNumbersAreAveragedAsTheyAre() {
        Img<ARGBType> two = Pixels.image(new int[] {0xff643200, 0xffc86400}, 2, 1);
        Illuminant light = new ShadesOfGray(2, false).illuminant(two);
        assertEquals(2 / Math.sqrt(5), light.red(), 1e-12);
        assertEquals(1 / Math.sqrt(5), light.green(), 1e-12);
        assertEquals(0, light.blue());
        // red / (sqrt(3) 2 / sqrt(5)) = 0.6455 red, green twice that
        assertArrayEquals(new int[] {0xff414100, 0xff818100}, Pixels.argb(new ShadesOfGray(2, false).apply(two)));
    }

    @Test
    void theBlackAroundTheFieldOfViewDoesNotCount() {
        int[] argb = Pixels.argb(greys(1, 0.8, 0.6)).clone();
        Illuminant whole = new ShadesOfGray(1, false).illuminant(Pixels.image(argb, SIZE, SIZE));
        for (int i = 0; i < argb.length; i++)
            if (Math.hypot(i % SIZE - 31.5, i / SIZE - 31.5) > 36) argb[i] = 0xff000018;
        Illuminant inside = new ShadesOfGray(1, false).illuminant(Pixels.image(argb, SIZE, SIZE));
        assertEquals(0, inside.angle(whole), 0.5);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "255, 255, 255", "128, 128, 128"})
    void greyAndBlackPicturesStay(int red, int green, int blue) {
        int[] argb = new int[100];
        java.util.Arrays.fill(argb, 0xff000000 | red << 16 | green << 8 | blue);
        assertArrayEquals(argb, Pixels.argb(ShadesOfGray.DEFAULT.apply(Pixels.image(argb.clone(), 10, 10))));
    }

    @Test
    void powersBelowOneAreNoMeans() {
        assertThrows(IllegalArgumentException.class, () -> new ShadesOfGray(0.5, true));
        assertThrows(IllegalArgumentException.class, () -> new ShadesOfGray(Double.NaN, true));
        assertThrows(IllegalArgumentException.class, () -> new ShadesOfGray(65, true));
    }
}
