// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhantomTest {

    private static final Phantom.Options BARE = Phantom.Options.DEFAULT
            .withSize(400, 300)
            .withHair(false)
            .withRuler(false)
            .withVignette(false)
            .withBubbles(false);

    @Test
    void theSameSeedGivesTheSamePixelsOnEveryMachine() {
        Phantom phantom = Phantom.draw(Phantom.Options.DEFAULT.withSize(200, 150));
        CRC32 pixels = new CRC32();
        for (int pixel : Pixels.argb(phantom.image())) {
            pixels.update(pixel >> 16);
            pixels.update(pixel >> 8);
            pixels.update(pixel);
        }
        CRC32 mask = new CRC32();
        mask.update(Pixels.bits(phantom.mask()));
        assertEquals(
                "e4213dfe 3f4b46ca",
                Long.toHexString(pixels.getValue()) + " " + Long.toHexString(mask.getValue()),
                "differs from the machine that wrote this test: is the noise still the same everywhere?");
    }

    @Test
    void anotherSeedGivesAnotherLesion() {
        Phantom one = Phantom.draw(BARE.withSeed(1)), two = Phantom.draw(BARE.withSeed(2));
        assertTrue(changed(one, two) > 0.1, "share of changed pixels");
        assertTrue(!Arrays.equals(Pixels.bits(one.mask()), Pixels.bits(two.mask())));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1, Long.MAX_VALUE, Long.MIN_VALUE})
    void theLesionIsOneDarkerPartOfPlausibleSizeAwayFromTheBorder(long seed) {
        Phantom phantom = Phantom.draw(BARE.withSeed(seed));
        byte[] mask = Pixels.bits(phantom.mask());
        int[] argb = Pixels.argb(phantom.image());
        int area = 0;
        double lesion = 0, skin = 0;
        for (int i = 0; i < mask.length; i++) {
            int green = argb[i] >> 8 & 0xff;
            area += mask[i];
            if (mask[i] == 1) lesion += green;
            else skin += green;
        }
        double share = area / (double) mask.length;
        assertTrue(share > 0.04 && share < 0.30, "share of the picture: " + share);
        assertTrue(lesion / area < 0.8 * skin / (mask.length - area), "the lesion is darker than the skin");
        assertEquals(area, reachable(mask, 400), "the lesion is one part");
        for (int x = 0; x < 400; x++) assertEquals(0, mask[x] + mask[299 * 400 + x], "touches top or bottom at " + x);
        for (int y = 0; y < 300; y++) assertEquals(0, mask[y * 400] + mask[y * 400 + 399], "touches a side at " + y);
    }

    @Test
    void eachOptionIsVisibleAndLeavesTheLesionWhereItIs() {
        Phantom bare = Phantom.draw(BARE);
        assertChange(bare, BARE.withHair(true), 0.005, 0.10);
        assertChange(bare, BARE.withRuler(true), 0.002, 0.05);
        assertChange(bare, BARE.withBubbles(true), 0.0002, 0.05);
        assertChange(bare, BARE.withVignette(true), 0.10, 1);
        Phantom dim = Phantom.draw(BARE.withVignette(true));
        for (int x : new int[] {0, 399}) assertTrue((dim.image().getAt(x, 0).get() >> 8 & 0xff) < 40, "a black corner");
    }

    @Test
    void theRulersTicksAreOneMillimetreApart() {
        Phantom.Options large = BARE.withSize(1600, 1200);
        int[] without = Pixels.argb(Phantom.draw(large).image());
        Phantom with = Phantom.draw(large.withRuler(true));
        int[] argb = Pixels.argb(with.image());
        boolean[] inked = new boolean[argb.length];
        for (int i = 0; i < argb.length; i++) inked[i] = (without[i] >> 8 & 0xff) - (argb[i] >> 8 & 0xff) > 40;

        double slope = (baseline(inked, 950) - baseline(inked, 520)) / 430.0;
        double above = 0.2 / with.pixelSize().height();
        int ticks = 0, first = -1, last = -1;
        boolean inTick = false;
        for (int x = 0; x < 1600; x++) {
            int y = (int) Math.round(baseline(inked, 520) + slope * (x - 520) - above);
            boolean ink = inked[y * 1600 + x];
            if (ink && !inTick) {
                ticks++;
                last = x;
                if (first < 0) first = x;
            }
            inTick = ink;
        }
        assertEquals(11, ticks);
        double tenMillimetres =
                (last - first) * Math.sqrt(1 + slope * slope) * with.pixelSize().width();
        assertEquals(10, tenMillimetres, 0.04);
        assertEquals("mm", with.pixelSize().unit());
        assertEquals(20.0 / 1600, with.pixelSize().width(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"16, 16", "17, 33", "33, 17", "16, 200", "101, 16", "64, 64"})
    void oddSizesAreDrawnWithTheirLesion(int width, int height) {
        Phantom phantom = Phantom.draw(Phantom.Options.DEFAULT.withSize(width, height));
        assertArrayEquals(new long[] {width, height}, phantom.image().dimensionsAsLongArray());
        assertArrayEquals(new long[] {width, height}, phantom.mask().dimensionsAsLongArray());
        int area = 0;
        for (byte bit : Pixels.bits(phantom.mask())) area += bit;
        assertTrue(area > 0 && area < width * height / 2, "area " + area);
        for (int pixel : Pixels.argb(phantom.image())) assertEquals(0xff, pixel >>> 24);
    }

    @ParameterizedTest
    @CsvSource({"15, 16", "16, 15", "16385, 16", "0, 0", "-1, 100"})
    void impossibleSizesAreRefused(int width, int height) {
        var refusal =
                assertThrows(IllegalArgumentException.class, () -> Phantom.Options.DEFAULT.withSize(width, height));
        assertEquals(
                "A phantom's sides measure 16 to 16384 pixels, not " + width + " x " + height, refusal.getMessage());
    }

    private static void assertChange(Phantom bare, Phantom.Options options, double least, double most) {
        Phantom other = Phantom.draw(options);
        assertArrayEquals(Pixels.bits(bare.mask()), Pixels.bits(other.mask()));
        double share = changed(bare, other);
        assertTrue(share >= least && share <= most, "share of changed pixels: " + share);
    }

    /** The share of pixels whose green differs by more than 8. */
    private static double changed(Phantom one, Phantom two) {
        int[] a = Pixels.argb(one.image()), b = Pixels.argb(two.image());
        int count = 0;
        for (int i = 0; i < a.length; i++) if (Math.abs((a[i] >> 8 & 0xff) - (b[i] >> 8 & 0xff)) > 8) count++;
        return count / (double) a.length;
    }

    /** The lowest inked row of a column: the ruler's long line. */
    private static int baseline(boolean[] inked, int x) {
        for (int y = 1199; y >= 0; y--) if (inked[y * 1600 + x]) return y;
        throw new AssertionError("no ruler at column " + x);
    }

    /** How many lesion pixels can be walked to from the first one. */
    private static int reachable(byte[] mask, int width) {
        boolean[] seen = new boolean[mask.length];
        int[] queue = new int[mask.length];
        int head = 0, tail = 0;
        for (int i = 0; i < mask.length && tail == 0; i++)
            if (mask[i] == 1) {
                queue[tail++] = i;
                seen[i] = true;
            }
        while (head < tail) {
            int here = queue[head++];
            for (int step : new int[] {-1, 1, -width, width}) {
                int next = here + step;
                if (next < 0 || next >= mask.length || mask[next] == 0 || seen[next]) continue;
                seen[next] = true;
                queue[tail++] = next;
            }
        }
        return tail;
    }
}
