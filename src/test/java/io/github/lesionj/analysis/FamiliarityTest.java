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
    void aDocumentNoiseAndAScreenAreMarked() {
        int[] document = new int[WIDTH * HEIGHT], noise = document.clone(), screen = document.clone();
        SplittableRandom chance = new SplittableRandom(1);
        for (int i = 0; i < document.length; i++) {
            document[i] = i / WIDTH % 8 < 3 && chance.nextInt(4) > 0 ? 0xff202020 : 0xffffffff;
            noise[i] = 0xff000000 | chance.nextInt(0x1000000);
            screen[i] = i % WIDTH < 60 ? 0xff2050e0 : 0xff30c040;
        }
        for (int[] stranger : Arrays.asList(document, noise, screen)) {
            Review review = Familiarity.review(picture(stranger));
            assertEquals(Review.Wanted.YES, review.wanted());
            assertTrue(
                    review.reason().startsWith("the picture does not look like a dermoscopy image: distance "),
                    review.reason());
        }
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
