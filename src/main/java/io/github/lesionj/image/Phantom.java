// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;

/**
 * A drawn dermoscopy image whose lesion is known exactly, for examples and tests. It imitates looks, not pathology.
 *
 * @param image     opaque
 * @param mask      of the lesion, the size of the image; a pixel is lesion when its centre lies inside the border
 * @param pixelSize in mm, fitting the ruler's ticks, which are 1 mm apart
 */
public record Phantom(Img<ARGBType> image, Img<BitType> mask, PixelSize pixelSize) {

    /** What the longer side of the picture shows, in mm. */
    static final double FIELD_OF_VIEW = 20;

    /**
     * What to draw.
     *
     * @param width    in pixels, {@value #SMALLEST} to {@value #LARGEST}
     * @param height   in pixels, {@value #SMALLEST} to {@value #LARGEST}
     * @param seed     of skin, lesion and hairs; the parts switched below do not change each other
     * @param hair     whether dark hairs cross the skin
     * @param ruler    whether a scale with millimetre ticks lies beside the lesion
     * @param vignette whether light falls off to the sides and the corners are black
     * @param bubbles  whether the gel has bubbles
     */
    public record Options(
            int width, int height, long seed, boolean hair, boolean ruler, boolean vignette, boolean bubbles) {

        /** The smallest side in pixels. */
        public static final int SMALLEST = 16;

        /** The largest side in pixels. */
        public static final int LARGEST = 16384;

        /** 1024 x 768 pixels with everything on it. */
        public static final Options DEFAULT = new Options(1024, 768, 2, true, true, true, true);

        public Options {
            if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST)
                throw new IllegalArgumentException("A phantom's sides measure " + SMALLEST + " to " + LARGEST
                        + " pixels, not " + width + " x " + height);
        }

        public Options withSize(int width, int height) {
            return new Options(width, height, seed, hair, ruler, vignette, bubbles);
        }

        public Options withSeed(long seed) {
            return new Options(width, height, seed, hair, ruler, vignette, bubbles);
        }

        public Options withHair(boolean hair) {
            return new Options(width, height, seed, hair, ruler, vignette, bubbles);
        }

        public Options withRuler(boolean ruler) {
            return new Options(width, height, seed, hair, ruler, vignette, bubbles);
        }

        public Options withVignette(boolean vignette) {
            return new Options(width, height, seed, hair, ruler, vignette, bubbles);
        }

        public Options withBubbles(boolean bubbles) {
            return new Options(width, height, seed, hair, ruler, vignette, bubbles);
        }
    }

    /** Draws {@link Options#DEFAULT}. */
    public static Phantom draw() {
        return draw(Options.DEFAULT);
    }

    /** Draws a phantom; the same options give the same pixels on every machine. */
    public static Phantom draw(Options options) {
        double millimetres = FIELD_OF_VIEW / Math.max(options.width(), options.height());
        PhantomCanvas canvas = new PhantomCanvas(options.width(), options.height(), millimetres);
        SplittableRandom random = new SplittableRandom(options.seed());
        SplittableRandom skinRandom = random.split(), lesionRandom = random.split(), hairRandom = random.split();
        SplittableRandom bubbleRandom = random.split(), rulerRandom = random.split(), lightRandom = random.split();

        PhantomSkin skin = new PhantomSkin(skinRandom);
        PhantomLesion lesion = new PhantomLesion(lesionRandom, canvas.widthInMm(), canvas.heightInMm());
        canvas.paint((x, y, pixel) -> {
            skin.paint(x, y, pixel);
            lesion.paint(x, y, pixel);
        });
        if (options.hair()) new PhantomHair(hairRandom).draw(canvas);
        if (options.bubbles()) new PhantomBubbles(bubbleRandom).draw(canvas);
        if (options.ruler()) new PhantomRuler(rulerRandom).draw(canvas);
        new PhantomLight(lightRandom, options.vignette()).draw(canvas);
        return new Phantom(
                canvas.image(options.seed()),
                canvas.mask(lesion::contains),
                new PixelSize(millimetres, millimetres, "mm"));
    }
}
