// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.artifact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import java.util.Arrays;
import java.util.function.IntPredicate;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactMaskTest {

    private static final int WIDTH = 400, HEIGHT = 300;
    private static final ArtifactSettings INK = new ArtifactSettings(false, false, true);
    private static final ArtifactSettings VIGNETTE = new ArtifactSettings(true, false, false);

    private static int[] skinWithLesion() {
        int[] argb = new int[WIDTH * HEIGHT];
        for (int i = 0; i < argb.length; i++)
            argb[i] = Math.hypot(i % WIDTH - 200, i / WIDTH - 150) < 50 ? 0xff5a321e : 0xffd2aa97;
        return argb;
    }

    /** Paints, and asserts that the mask is what was painted, but for a rim. */
    private static ArtifactMask found(
            int[] argb, IntPredicate painted, int colour, ArtifactSettings settings, int rim) {
        for (int i = 0; i < argb.length; i++) if (painted.test(i)) argb[i] = colour;
        int[] before = argb.clone();
        ArtifactMask mask = ArtifactMask.of(Pixels.image(argb, WIDTH, HEIGHT), settings);
        assertArrayEquals(before, argb, "the picture itself");
        byte[] bits = Pixels.bits(mask.mask());
        int missed = 0, over = 0;
        for (int i = 0; i < bits.length; i++) {
            if (painted.test(i) && bits[i] == 0) missed++;
            if (!painted.test(i) && bits[i] != 0) over++;
            if (bits[i] == 0) assertEquals(before[i], Pixels.argb(mask.image())[i], "an untouched pixel");
        }
        assertTrue(missed <= 10, "missed " + missed);
        assertTrue(over <= rim, "beyond " + over);
        return mask;
    }

    private static double radius(int i) {
        return Math.hypot(i % WIDTH - 200, i / WIDTH - 150);
    }

    @Test
    void aRoundFieldOfViewAndAFrameAreFound() {
        ArtifactMask round = found(skinWithLesion(), i -> radius(i) > 190, 0xff0a0805, VIGNETTE, 6000);
        assertEquals(0xffd2aa97, Pixels.argb(round.image())[0], "the skin's colour");
        found(
                skinWithLesion(),
                i -> i % WIDTH < 30 || i % WIDTH >= WIDTH - 20 || i / WIDTH < 10,
                0xff000000,
                VIGNETTE,
                5000);
    }

    @Test
    void aDarkPictureHasNoVignette() {
        int[] black = new int[WIDTH * HEIGHT];
        Arrays.fill(black, 0xff030303);
        assertArrayEquals(
                new byte[black.length],
                Pixels.bits(ArtifactMask.of(Pixels.image(black, WIDTH, HEIGHT), VIGNETTE)
                        .mask()));
    }

    /** Dark brown is dark, but not black. */
    @Test
    void aLesionInACornerIsNoVignette() {
        int[] argb = skinWithLesion();
        for (int i = 0; i < argb.length; i++) if (Math.hypot(i % WIDTH, i / WIDTH) < 90) argb[i] = 0xff4b2819;
        assertArrayEquals(
                new byte[argb.length],
                Pixels.bits(ArtifactMask.of(Pixels.image(argb, WIDTH, HEIGHT), ArtifactSettings.DEFAULT)
                        .mask()));
    }

    @ParameterizedTest
    @CsvSource({"ff323c8c, blue", "ff5a2d78, violet", "ff3c965a, green"})
    void aPensRingIsFoundAndFilledFromBothSides(String colour, String name) {
        int[] argb = skinWithLesion();
        ArtifactMask ring =
                found(argb, i -> Math.abs(radius(i) - 90) < 3, Integer.parseUnsignedInt(colour, 16), INK, 4000);
        int filled = Pixels.argb(ring.image())[150 * WIDTH + 110];
        assertEquals(0xd2, filled >> 16 & 0xff, 2, name);
        assertEquals(0xaa, filled >> 8 & 0xff, 2, name);
    }

    @Test
    void aStickerIsFilledWithSkin() {
        ArtifactMask sticker =
                found(skinWithLesion(), i -> Math.hypot(i % WIDTH - 380, i / WIDTH - 150) < 60, 0xff50b4aa, INK, 1200);
        assertEquals(0xffd2aa97, Pixels.argb(sticker.image())[150 * WIDTH + 390]);
    }

    /** Brown, black, red and the pale blue-grey of a veil. */
    @ParameterizedTest
    @ValueSource(strings = {"ff5a321e", "ff1e1414", "ffa01e28", "ff646070"})
    void coloursOfLesionsAreNoInk(String colour) {
        int[] argb = skinWithLesion();
        for (int i = 0; i < argb.length; i++) if (radius(i) < 40) argb[i] = Integer.parseUnsignedInt(colour, 16);
        assertArrayEquals(
                new byte[argb.length],
                Pixels.bits(
                        ArtifactMask.of(Pixels.image(argb, WIDTH, HEIGHT), INK).mask()));
    }

    @Test
    void aPhantomsDarkCornersAreLeftWhereTheyAreOnlyShade() {
        Img<ARGBType> phantom = Phantom.draw(Phantom.Options.DEFAULT
                        .withSize(320, 240)
                        .withHair(false)
                        .withRuler(false)
                        .withVignette(false))
                .image();
        assertArrayEquals(
                new byte[320 * 240],
                Pixels.bits(ArtifactMask.of(phantom, ArtifactSettings.DEFAULT).mask()));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 10", "3, 200"})
    void anySizeHasAnAnswer(int width, int height) {
        int[] argb = new int[width * height];
        Arrays.setAll(argb, i -> 0xff000000 | i * 7919);
        ArtifactMask mask = ArtifactMask.of(Pixels.image(argb, width, height), ArtifactSettings.DEFAULT);
        assertArrayEquals(new long[] {width, height}, mask.image().dimensionsAsLongArray());
    }

    @Test
    void settingsThatFindNothingAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ArtifactSettings(false, false, false));
    }
}
