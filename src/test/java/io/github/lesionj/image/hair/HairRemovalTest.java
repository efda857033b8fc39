// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.hair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import java.util.Arrays;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Phantoms drawn with and without their hairs say which pixels are hair, and what lies below. */
class HairRemovalTest {

    private static final Phantom.Options BARE = Phantom.Options.DEFAULT
            .withSize(512, 384)
            .withHair(false)
            .withRuler(false)
            .withVignette(false)
            .withBubbles(false);

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 6})
    void drawnHairsGoAndWhatLayBelowComesBack(long seed) {
        int[] bare = Pixels.argb(Phantom.draw(BARE.withSeed(seed)).image());
        Img<ARGBType> hairy = Phantom.draw(BARE.withSeed(seed).withHair(true)).image();
        int[] before = Pixels.argb(hairy).clone();
        HairRemoval removed = HairRemoval.of(hairy, HairSettings.DEFAULT);
        assertArrayEquals(before, Pixels.argb(hairy), "the picture itself");

        byte[] found = Pixels.bits(removed.mask());
        int[] after = Pixels.argb(removed.image());
        int hair = 0, hit = 0, set = 0;
        double wrongBefore = 0, wrongAfter = 0;
        for (int i = 0; i < before.length; i++) {
            set += found[i];
            if (found[i] == 0) assertEquals(before[i], after[i], "an untouched pixel");
            if (difference(bare[i], before[i]) < 90) continue;
            hair++;
            hit += found[i];
            wrongBefore += difference(bare[i], before[i]);
            wrongAfter += difference(bare[i], after[i]);
        }
        assertTrue(hair > 700, "hair " + hair);
        assertTrue(hit > 0.9 * hair, "found " + hit + " of " + hair);
        assertTrue(set < 4 * hair, "set " + set + " for " + hair);
        assertTrue(wrongAfter < 0.2 * wrongBefore, "wrong " + wrongAfter + " after " + wrongBefore);
    }

    /** The sum of the three channels' differences. */
    private static int difference(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift < 24; shift += 8) sum += Math.abs((one >> shift & 0xff) - (other >> shift & 0xff));
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aPictureWithoutHairIsLeftAlone(long seed) {
        Img<ARGBType> bare = Phantom.draw(BARE.withSeed(seed)).image();
        int set = 0;
        for (byte bit : Pixels.bits(HairRemoval.mask(bare, HairSettings.DEFAULT))) set += bit;
        assertTrue(set < 0.01 * 512 * 384, "set " + set);
    }

    @ParameterizedTest
    @CsvSource({"255, 235, 200, false, true", "30, 20, 15, true, false"})
    void eachToneIsFoundByItself(int red, int green, int blue, boolean dark, boolean light) {
        int[] argb = new int[400 * 300];
        Arrays.fill(argb, 0xffb4826e);
        for (int y = 40; y < 260; y++)
            for (int x = 100 + y / 3; x < 103 + y / 3; x++)
                argb[y * 400 + x] = 0xff000000 | red << 16 | green << 8 | blue;
        Img<ARGBType> image = Pixels.image(argb, 400, 300);
        HairRemoval removed = HairRemoval.of(image, new HairSettings(dark, light, HairSettings.USUAL_CONTRAST));
        for (int pixel : Pixels.argb(removed.image())) assertEquals(0xffb4826e, pixel);
        HairRemoval other = HairRemoval.of(image, new HairSettings(!dark, !light, HairSettings.USUAL_CONTRAST));
        assertArrayEquals(argb, Pixels.argb(other.image()));
    }

    /** As thick as a hair, but a globule; as dark as a hair, but broad. */
    @Test
    void dotsAndBlotchesAreNoHair() {
        int[] argb = new int[400 * 300];
        Arrays.fill(argb, 0xffd2a08c);
        for (int i = 0; i < argb.length; i++) {
            int x = i % 400, y = i / 400;
            if (Math.hypot(x % 40 - 20, y % 40 - 20) < 4 || Math.hypot(x - 300, y - 200) < 40) argb[i] = 0xff402010;
        }
        HairRemoval removed = HairRemoval.of(Pixels.image(argb, 400, 300), HairSettings.DEFAULT);
        assertArrayEquals(argb, Pixels.argb(removed.image()));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 10", "3, 200", "1500, 4"})
    void anySizeHasAnAnswer(int width, int height) {
        int[] argb = new int[width * height];
        Arrays.setAll(argb, i -> 0xff000000 | i * 7919);
        HairRemoval removed = HairRemoval.of(Pixels.image(argb, width, height), HairSettings.DEFAULT);
        assertArrayEquals(new long[] {width, height}, removed.image().dimensionsAsLongArray());
        assertArrayEquals(new long[] {width, height}, removed.mask().dimensionsAsLongArray());
    }

    @Test
    void threeChannelsAreAPictureToo() {
        Img<UnsignedByteType> channels = ArrayImgs.unsignedBytes(20, 10, 3);
        assertArrayEquals(
                new long[] {20, 10},
                HairRemoval.of(channels, HairSettings.DEFAULT).image().dimensionsAsLongArray());
    }

    @Test
    void settingsThatFindNothingAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new HairSettings(false, false, 11));
        assertThrows(IllegalArgumentException.class, () -> new HairSettings(true, true, 0.5));
        assertThrows(IllegalArgumentException.class, () -> new HairSettings(true, true, Double.NaN));
    }
}
