// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.artifact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.hair.HairRemoval;
import io.github.lesionj.image.hair.HairSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A phantom drawn with and without its ruler says which pixels are ink. */
class RulerInkTest {

    private static final int WIDTH = 800, HEIGHT = 600;
    private static final Phantom.Options BARE = Phantom.Options.DEFAULT
            .withSize(WIDTH, HEIGHT)
            .withHair(false)
            .withRuler(false)
            .withVignette(false)
            .withBubbles(false);

    private static int difference(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift < 24; shift += 8) sum += Math.abs((one >> shift & 0xff) - (other >> shift & 0xff));
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3})
    void inkIsFoundAndFilledAndIsNoHair(long seed) {
        int[] bare = Pixels.argb(Phantom.draw(BARE.withSeed(seed)).image());
        var ruled = Phantom.draw(BARE.withSeed(seed).withRuler(true)).image();
        int[] before = Pixels.argb(ruled);
        int[] filled = Pixels.argb(
                ArtifactMask.of(ruled, new ArtifactSettings(false, true, false)).image());
        byte[] hair = Pixels.bits(HairRemoval.mask(ruled, HairSettings.DEFAULT));
        byte[] ink = RulerInk.find(before, WIDTH, HEIGHT);
        int drawn = 0, found = 0, set = 0, eaten = 0;
        double wrongBefore = 0, wrongAfter = 0;
        for (int i = 0; i < before.length; i++) {
            set += ink[i];
            if (difference(bare[i], before[i]) < 90 || lettersOf(i)) continue;
            drawn++;
            found += ink[i];
            eaten += hair[i];
            wrongBefore += difference(bare[i], before[i]);
            wrongAfter += difference(bare[i], filled[i]);
        }
        assertTrue(drawn > 500, "ink " + drawn);
        assertTrue(found > 0.95 * drawn, "found " + found + " of " + drawn);
        assertTrue(set < 6 * drawn, "set " + set + " for " + drawn);
        assertTrue(wrongAfter < 0.15 * wrongBefore, "wrong " + wrongAfter + " after " + wrongBefore);
        assertTrue(eaten < 0.03 * drawn, "taken for hair " + eaten + " of " + drawn);
    }

    /** The phantom's ruler lies at 0.88 of the height, and its letters below. */
    private static boolean lettersOf(int i) {
        return i / WIDTH > 0.9 * HEIGHT;
    }

    @Test
    void withoutAScaleThereIsNone() {
        int[] bare = Pixels.argb(Phantom.draw(BARE).image());
        assertArrayEquals(new byte[bare.length], RulerInk.find(bare, WIDTH, HEIGHT));
        assertEquals(1, RulerInk.find(new int[1], 1, 1).length);
    }
}
