// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.registration;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import java.util.OptionalDouble;
import java.util.Random;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageRegistrationTest {

    private static final int WIDTH = 400, HEIGHT = 300;

    private static Img<ARGBType> phantom(long seed) {
        return Phantom.draw(Phantom.Options.DEFAULT
                        .withSize(WIDTH, HEIGHT)
                        .withSeed(seed)
                        .withVignette(false)
                        .withRuler(false))
                .image();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0, 0, 0",
        "2, 0.8, 37, 20, -12",
        "3, 1.25, -141, -25, 10",
        "4, 1.1, 178, 0, 20",
        "5, 0.92, -90, 8, 8"
    })
    void aKnownMoveIsFound(long seed, double scale, double degrees, double dx, double dy) {
        Img<ARGBType> first = phantom(seed);
        Similarity move =
                Similarity.about(scale, degrees, WIDTH / 2.0, HEIGHT / 2.0, WIDTH / 2.0 + dx, HEIGHT / 2.0 + dy);
        Img<ARGBType> second = MovedPicture.of(first, move, 0.85, seed);
        Registration found = ImageRegistration.align(first, second, OptionalDouble.empty());
        Similarity rest = found.toFirst().after(move);
        double error = 0;
        for (double[] p : new double[][] {{130, 90}, {270, 90}, {130, 210}, {270, 210}})
            error = Math.max(error, Math.hypot(rest.x(p[0], p[1]) - p[0], rest.y(p[0], p[1]) - p[1]));
        double far = error;
        assertAll(
                () -> assertTrue(found.isSure(), () -> "agreement " + found.agreement()),
                () -> assertTrue(far < 0.6, () -> far + " pixels beside"),
                () -> assertEquals(0, rest.degrees(), 0.15),
                () -> assertEquals(1, rest.scale(), 0.004));
    }

    @Test
    void aKnownScaleIsKept() {
        Img<ARGBType> first = phantom(6);
        Similarity move = Similarity.about(0.9, 20, 200, 150, 210, 145);
        Registration found =
                ImageRegistration.align(first, MovedPicture.of(first, move, 1, 6), OptionalDouble.of(1 / 0.9));
        assertEquals(1 / 0.9, found.toFirst().scale(), 1e-9);
        assertEquals(-20, found.toFirst().degrees(), 0.1);
    }

    @Test
    void otherLesionsDoNotAgree() {
        for (long seed = 10; seed < 15; seed++) {
            Registration found = ImageRegistration.align(phantom(seed), phantom(seed + 10), OptionalDouble.empty());
            assertFalse(found.isSure(), "seed " + seed + ": " + found.agreement());
        }
    }

    @Test
    void tinyAndBlankPicturesSayNothing() {
        Img<ARGBType> small = ArrayImgs.argbs(10, 10), blank = ArrayImgs.argbs(200, 100);
        assertEquals(
                0, ImageRegistration.align(small, small, OptionalDouble.empty()).agreement());
        assertEquals(
                0, ImageRegistration.align(blank, blank, OptionalDouble.empty()).agreement());
    }

    @Test
    void similaritiesAreUndoneAndJoined() {
        Similarity one = Similarity.about(1.3, 40, 10, 20, 33, -7), other = Similarity.of(0.5, -100, 3, 4);
        Similarity none = one.after(one.inverse()), both = one.after(other);
        assertAll(
                () -> assertEquals(1.3, one.scale(), 1e-12),
                () -> assertEquals(40, one.degrees(), 1e-12),
                () -> assertEquals(33, one.x(10, 20), 1e-12),
                () -> assertEquals(-7, one.y(10, 20), 1e-12),
                () -> assertEquals(5, none.x(5, 6), 1e-12),
                () -> assertEquals(6, none.y(5, 6), 1e-12),
                () -> assertEquals(one.x(other.x(2, 9), other.y(2, 9)), both.x(2, 9), 1e-12),
                () -> assertEquals(one.y(other.x(2, 9), other.y(2, 9)), both.y(2, 9), 1e-12),
                () -> assertEquals(0, Similarity.of(1, 90, 0, 0).x(1, 0), 1e-12),
                () -> assertEquals(1, Similarity.of(1, 90, 0, 0).y(1, 0), 1e-12));
    }

    @Test
    void theFourierTransformIsTheSumByDefinition() {
        int side = 8;
        float[] values = new float[side * side];
        Random random = new Random(1);
        for (int i = 0; i < values.length; i++) values[i] = random.nextFloat();
        Fourier.Plane plane = new Fourier(side).forward(values);
        double re = 0, im = 0;
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++) {
                double angle = -2 * Math.PI * (3.0 * x + 2.0 * y) / side;
                re += values[y * side + x] * Math.cos(angle);
                im += values[y * side + x] * Math.sin(angle);
            }
        assertEquals(re, plane.re()[2 * side + 3], 1e-6);
        assertEquals(im, plane.im()[2 * side + 3], 1e-6);
        double[] back = new Fourier(side).inverse(plane);
        for (int i = 0; i < back.length; i++) assertEquals(values[i], back[i], 1e-6);
    }

    @Test
    void aPictureAndItsMaskAreLaidOverAnother() {
        int[] argb = new int[12];
        byte[] bits = new byte[12];
        argb[5] = 0xff6496c8;
        bits[5] = 1; // at (1, 1) of 4 x 3
        Similarity right = Similarity.of(1, 0, 2, 1);
        int[] laid = Pixels.argb(Warp.picture(Pixels.image(argb, 4, 3), right, 4, 3));
        byte[] mask = Pixels.bits(Warp.mask(Pixels.mask(bits, 4, 3), right, 4, 3));
        assertEquals(0xff6496c8, laid[11]);
        assertEquals(0xff000000, laid[0]);
        assertArrayEquals(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, mask);
    }
}
