package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AugmenterTest {

    private static final Augmentation NONE = new Augmentation(false, 0, 0, 0, 0, 0, 0, 0, 0);
    private static final Augmentation ALL = new Augmentation(true, 180, 0.3, 0.1, 0.1, 0.1, 0.3, 0.3, 15);
    private static final Augmentation PLACES = new Augmentation(true, 180, 0.3, 0.1, 0.1, 0, 0, 0, 0);

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
        Augmentation colours = new Augmentation(false, 0, 0, 0, 0, 0.2, 0.3, 0.3, 20);
        Example changed = new Augmenter(colours, 80, 60).vary(phantom(), 1);
        assertArrayEquals(phantom().mask(), changed.mask());
        assertFalse(Arrays.equals(phantom().argb(), changed.argb()));
    }

    @Test
    void greyStaysGreyUnderHueAndSaturation() {
        Augmentation hue = new Augmentation(false, 0, 0, 0, 0, 0, 0, 0.5, 90);
        int[] grey = new int[80 * 60];
        Arrays.fill(grey, 0xff646464);
        int[] changed = new Augmenter(hue, 80, 60).vary(new Example("g", grey, new byte[0], 0), 3).argb();
        assertEquals(0xff646464, changed[0]);
    }

    @Test
    void brightnessLiesInItsRange() {
        Augmentation brightness = new Augmentation(false, 0, 0, 0, 0, 0.1, 0, 0, 0);
        int[] grey = new int[80 * 60];
        Arrays.fill(grey, 0xff808080);
        boolean darker = false, brighter = false;
        for (int seed = 0; seed < 40; seed++) {
            int value = new Augmenter(brightness, 80, 60).vary(new Example("g", grey, new byte[0], 0), seed).argb()[0] & 0xff;
            assertTrue(value >= 128 - 26 && value <= 128 + 26);
            darker |= value < 118;
            brighter |= value > 138;
        }
        assertTrue(darker && brighter);
    }
}
