// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.Test;

class FamiliarityTest {

    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;

    @Test
    void aDocumentNoiseAScreenAndADarkFrameAreMarked() {
        int[] document = new int[WIDTH * HEIGHT], noise = document.clone(), screen = document.clone();
        int[] dark = document.clone();
        SplittableRandom chance = new SplittableRandom(1);
        for (int i = 0; i < document.length; i++) {
            document[i] = i / WIDTH % 8 < 3 && chance.nextInt(4) > 0 ? 0xff202020 : 0xffffffff;
            noise[i] = 0xff000000 | chance.nextInt(0x1000000);
            dark[i] = 0xff000000 | chance.nextInt(8) * 0x010101;
            screen[i] = i % WIDTH < 60 ? 0xff2050e0 : 0xff30c040;
        }
        for (int[] stranger : Arrays.asList(document, noise, screen, dark)) {
            Review review = Familiarity.review(picture(stranger));
            assertEquals(Review.Wanted.YES, review.wanted());
            assertTrue(
                    review.reason().startsWith("the picture does not look like a dermoscopy image: distance "),
                    review.reason());
        }
    }

    /** As a camera sees it from a metre away: an arm before a wall, with spots of a few pixels. */
    @Test
    void skinFromAfarIsMarked() {
        int[] pixels = new int[WIDTH * HEIGHT];
        SplittableRandom chance = new SplittableRandom(1);
        Arrays.setAll(pixels, i -> i / WIDTH > 30 && i / WIDTH < 80 ? 0xffc6866a : 0xff3c6e9e);
        for (int spot = 0; spot < 8; spot++) {
            int at = chance.nextInt(35, 75) * WIDTH + chance.nextInt(5, WIDTH - 5);
            pixels[at] = pixels[at + 1] = pixels[at + WIDTH] = 0xff5a3c30;
        }
        assertEquals(Review.Wanted.YES, Familiarity.review(picture(pixels)).wanted());
    }

    @Test
    void theSampleImageIsNotMarked() {
        double distance = Familiarity.distance(Phantom.draw().image());
        assertTrue(distance < Familiarity.THRESHOLD, "distance " + distance);
    }

    private static Img<ARGBType> picture(int[] pixels) {
        return Pixels.image(pixels, WIDTH, HEIGHT);
    }
}
