// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.ContrastWindow;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.model.Json;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AugmenterTest {

    private static final Augmentation NONE = ranges("");
    private static final Augmentation ALL = ranges("""
            'flip': true, 'quarterTurns': true, 'rotation': 180, 'scale': 0.3, 'stretch': 0.1, 'shift': 0.1, 'shear': 20,
            'brightness': 0.1, 'contrast': 0.3, 'saturation': 0.3, 'hue': 15""");
    private static final Augmentation PLACES = ranges(
            "'flip': true, 'quarterTurns': true, 'rotation': 180, 'scale': 0.3, 'stretch': 0.1, 'shift': 0.1, 'shear': 20");

    private static Augmentation ranges(String json) {
        return Json.read("{" + json.replace('\'', '"') + "}", Augmentation.class);
    }

    private static Example phantom() {
        Phantom phantom = Phantom.draw(Phantom.Options.DEFAULT.withSize(80, 60));
        return new Example("p", Pixels.argb(phantom.image()), Pixels.bits(phantom.mask()), 0);
    }

    /** A picture that is white where its mask is set. */
    private static Example blackAndWhite() {
        byte[] mask = phantom().mask();
        int[] argb = new int[mask.length];
        for (int i = 0; i < mask.length; i++) argb[i] = mask[i] == 1 ? 0xffffffff : 0xff000000;
        return new Example("bw", argb, mask, 0);
    }

    @Test
    void zeroAmountsChangeNothing() {
        Example example = phantom();
        Example same = new Augmenter(NONE, 80, 60).vary(example, 5);
        assertArrayEquals(example.argb(), same.argb());
        assertArrayEquals(example.mask(), same.mask());
    }

    @Test
    void theSeedAloneDecides() {
        Augmenter augmenter = new Augmenter(ALL, 80, 60);
        int[] first = augmenter.vary(phantom(), 5).argb();
        assertArrayEquals(first, augmenter.vary(phantom(), 5).argb());
        assertFalse(Arrays.equals(first, augmenter.vary(phantom(), 6).argb()));
    }

    @Test
    void pictureAndMaskMoveTogether() {
        Augmenter augmenter = new Augmenter(PLACES, 80, 60);
        for (int seed = 0; seed < 50; seed++) {
            Example moved = augmenter.vary(blackAndWhite(), seed);
            int apart = 0;
            for (int i = 0; i < moved.mask().length; i++)
                if (moved.mask()[i] == 1 != (moved.argb()[i] & 0xff) > 127) apart++;
            assertTrue(apart < 20, "seed " + seed + ": " + apart + " pixels apart");
        }
    }

    @Test
    void coloursChangeButTheMaskDoesNot() {
        Augmentation colours = ranges("'brightness': 0.2, 'contrast': 0.3, 'saturation': 0.3, 'hue': 20");
        Example changed = new Augmenter(colours, 80, 60).vary(phantom(), 1);
        assertArrayEquals(phantom().mask(), changed.mask());
        assertFalse(Arrays.equals(phantom().argb(), changed.argb()));
    }

    @Test
    void greyStaysGreyUnderHueAndSaturation() {
        Augmentation hue = ranges("'saturation': 0.5, 'hue': 90");
        int[] grey = new int[80 * 60];
        Arrays.fill(grey, 0xff646464);
        int[] changed = new Augmenter(hue, 80, 60)
                .vary(new Example("g", grey, new byte[0], 0), 3)
                .argb();
        assertEquals(0xff646464, changed[0]);
    }

    @Test
    void brightnessLiesInItsRange() {
        Augmentation brightness = ranges("'brightness': 0.1");
        int[] grey = new int[80 * 60];
        Arrays.fill(grey, 0xff808080);
        boolean darker = false, brighter = false;
        for (int seed = 0; seed < 40; seed++) {
            int value = new Augmenter(brightness, 80, 60)
                            .vary(new Example("g", grey, new byte[0], 0), seed)
                            .argb()[0]
                    & 0xff;
            assertTrue(value >= 128 - 26 && value <= 128 + 26);
            darker |= value < 118;
            brighter |= value > 138;
        }
        assertTrue(darker && brighter);
    }

    @Test
    void fourQuarterTurnsAreAllDrawnAndExact() {
        int[] argb = new int[64 * 64];
        for (int i = 0; i < argb.length; i++) argb[i] = 0xff000000 | i * 2654435 >>> 8;
        Set<List<Integer>> corners = new HashSet<>();
        for (int seed = 0; seed < 40; seed++) {
            int[] turned = new Augmenter(ranges("'quarterTurns': true"), 64, 64)
                    .vary(new Example("t", argb, new byte[0], 0), seed)
                    .argb();
            corners.add(List.of(turned[0], turned[63], turned[4095], turned[4032]));
        }
        int a = argb[0], b = argb[63], c = argb[4095], d = argb[4032];
        assertEquals(
                Set.of(List.of(a, b, c, d), List.of(b, c, d, a), List.of(c, d, a, b), List.of(d, a, b, c)), corners);
    }

    @Test
    void shearMovesTheUpperEdgeAgainstTheLowerAndLeavesTheMiddle() {
        AffineMap place =
                AffineMap.draw(ranges("'shear': 30"), 101, 51, new SplittableRandom(1), new SplittableRandom(4));
        float lean = place.x(50, 0) - 50;
        assertEquals(-lean, place.x(50, 50) - 50, 1e-4);
        assertEquals(50, place.x(50, 25), 1e-4);
        assertEquals(7, place.y(50, 7), 1e-4);
        assertTrue(Math.abs(lean) > 1 && Math.abs(lean) <= 25 * Math.tan(Math.toRadians(30)), "moved by " + lean);
    }

    @Test
    void channelsAreStretchedEachByItsOwnChance() {
        Augmenter always = new Augmenter(ranges("'channelContrast': 1"), 80, 60);
        Augmenter half = new Augmenter(ranges("'channelContrast': 0.5"), 80, 60);
        int stretched = 0;
        for (int seed = 0; seed < 100; seed++)
            for (int plane = 0; plane < 7; plane++) {
                assertEquals(
                        Optional.of(new ContrastWindow(5, 95)),
                        always.contrast(7, seed).apply(plane));
                if (half.contrast(7, seed).apply(plane).isPresent()) stretched++;
            }
        assertEquals(350, stretched, 60);
        assertEquals(
                Optional.empty(), new Augmenter(NONE, 80, 60).contrast(7, 1).apply(0));
    }

    @Test
    void turningOneWayOnLeavesTheOthersAsTheyWere() {
        Augmenter plain = new Augmenter(ranges("'brightness': 0.2"), 80, 60);
        Augmenter sheared = new Augmenter(ranges("'brightness': 0.2, 'shear': 20, 'channelContrast': 1"), 80, 60);
        int[] grey = new int[80 * 60];
        Arrays.fill(grey, 0xff808080);
        Example example = new Example("g", grey, new byte[0], 0);
        assertArrayEquals(
                plain.vary(example, 9).argb(), sheared.vary(example, 9).argb());
    }

    @Test
    void flipsUndoThemselves() {
        Augmenter flips = new Augmenter(ranges("'flip': true"), 80, 60);
        Example example = phantom();
        int changed = 0;
        for (int seed = 0; seed < 8; seed++) {
            Example once = flips.vary(example, seed);
            if (!Arrays.equals(once.argb(), example.argb())) changed++;
            assertArrayEquals(example.argb(), flips.vary(once, seed).argb());
            assertArrayEquals(example.mask(), flips.vary(once, seed).mask());
        }
        assertTrue(changed >= 3, "only " + changed + " of 8 were flipped");
    }

    @Test
    void anElasticMoveStaysWithinItsAmountAndIsSmooth() {
        ElasticField field = new ElasticField(0.1, 80, 60, new SplittableRandom(3));
        float[] x = new float[80], y = new float[80], above = new float[80], unused = new float[80];
        float most = 0;
        for (int row = 0; row < 60; row++) {
            field.row(row, x, y);
            for (int column = 0; column < 80; column++) {
                assertTrue(Math.abs(x[column]) <= 8 && Math.abs(y[column]) <= 6);
                if (column > 0) assertEquals(x[column - 1], x[column], 1);
                if (row > 0) assertEquals(above[column], x[column], 1);
                most = Math.max(most, Math.abs(x[column]));
            }
            above = x.clone();
        }
        assertTrue(most > 2, "moved by " + most + " at most");
    }

    @Test
    void anElasticPictureMovesWithItsMask() {
        Augmenter augmenter = new Augmenter(ranges("'elastic': 0.1"), 80, 60);
        for (int seed = 0; seed < 20; seed++) {
            Example moved = augmenter.vary(blackAndWhite(), seed);
            int apart = 0;
            for (int i = 0; i < moved.mask().length; i++)
                if (moved.mask()[i] == 1 != (moved.argb()[i] & 0xff) > 127) apart++;
            assertTrue(apart < 20, "seed " + seed + ": " + apart + " pixels apart");
        }
    }

    @Test
    void erasingPaintsOneRectangleAndLeavesTheMask() {
        int[] grey = new int[80 * 60];
        Arrays.fill(grey, 0xff808080);
        byte[] mask = new byte[grey.length];
        for (int seed = 0; seed < 20; seed++) {
            Example erased = new Augmenter(ranges("'erasing': 1"), 80, 60).vary(new Example("g", grey, mask, 0), seed);
            int left = 80, right = -1, top = 60, bottom = -1, painted = 0;
            for (int i = 0; i < grey.length; i++) {
                if (erased.argb()[i] == grey[i]) continue;
                painted++;
                left = Math.min(left, i % 80);
                right = Math.max(right, i % 80);
                top = Math.min(top, i / 80);
                bottom = Math.max(bottom, i / 80);
            }
            int box = (right - left + 1) * (bottom - top + 1);
            assertTrue(
                    painted >= 0.99 * box && box >= 0.017 * grey.length && box <= 0.35 * grey.length,
                    painted + " of " + box);
            assertArrayEquals(mask, erased.mask());
        }
    }

    @Test
    void hairsAndRulersDarkenSomePixelsAndLeaveTheRest() {
        int[] skin = new int[160 * 120];
        Arrays.fill(skin, 0xffe0b0a0);
        for (String way : List.of("hair", "ruler")) {
            int[] drawn = new Augmenter(ranges("'" + way + "': 1"), 160, 120)
                    .vary(new Example("s", skin, new byte[0], 0), 4)
                    .argb();
            int darker = 0;
            for (int pixel : drawn) {
                assertTrue((pixel & 0xff) <= 0xa0 && (pixel >> 16 & 0xff) <= 0xe0 && pixel >>> 24 == 0xff);
                if (pixel != 0xffe0b0a0) darker++;
            }
            assertTrue(darker > 100 && darker < skin.length / 3, way + " touched " + darker);
        }
    }

    @Test
    void aBlurredPointIsNearlyAGaussian() {
        int width = 81, height = 61, radius = RandomBlur.radius(4);
        int[] point = new int[width * height];
        for (int y = 28; y <= 32; y++) for (int x = 38; x <= 42; x++) point[y * width + x] = 0xffffffff;
        RandomBlur.blur(point, width, height, radius);
        double sum = 0, variance = 0;
        for (int x = 0; x < width; x++)
            for (int y = 0; y < height; y++) {
                int value = point[y * width + x] & 0xff;
                sum += value;
                variance += value * (x - 40.0) * (x - 40.0);
            }
        assertEquals(25 * 255, sum, 0.15 * 25 * 255, "light is kept but for rounding");
        // A square of five pixels has the variance 2, and what falls below half a grey level is lost.
        assertEquals(radius * radius + radius + 2, variance / sum, 2);
    }

    @Test
    void blurLeavesFlatColourAndMaskAlone() {
        int[] skin = new int[160 * 120];
        Arrays.fill(skin, 0xffe0b0a0);
        byte[] mask = new byte[skin.length];
        mask[77] = 1;
        Example blurred = new Augmenter(ranges("'blur': 1"), 160, 120).vary(new Example("s", skin, mask, 0), 4);
        assertArrayEquals(skin, blurred.argb());
        assertArrayEquals(mask, blurred.mask());
        int[] drawn = phantom().argb(),
                soft =
                        new Augmenter(ranges("'blur': 1"), 80, 60)
                                .vary(phantom(), 4)
                                .argb();
        assertTrue(roughness(soft, 80) < 0.7 * roughness(drawn, 80));
    }

    /** How much neighbours in a row differ, summed. */
    private static int roughness(int[] argb, int width) {
        int sum = 0;
        for (int i = 1; i < argb.length; i++)
            if (i % width != 0) sum += Math.abs((argb[i] & 0xff) - (argb[i - 1] & 0xff));
        return sum;
    }
}
