// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.augmentation;

import io.github.lesionj.image.ContrastWindow;
import io.github.lesionj.image.DrawnArtefact;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * Draws one variation of a picture and its mask; the seed alone decides which. Each way of varying has a chance of its
 * own, so that switching one on leaves the others as they were.
 */
public final class Augmenter {

    /** Ways of varying that draw from a chance of their own. */
    private enum Way {
        PLACE,
        CHANNELS,
        ELASTIC,
        HAIR,
        RULER,
        ERASING,
        BLUR
    }

    private static final Optional<ContrastWindow> CHANNEL_WINDOW = Optional.of(new ContrastWindow(5, 95));

    private final Augmentation ranges;
    private final int width;
    private final int height;

    /** @param ranges of the variations; width and height are the pictures' */
    public Augmenter(Augmentation ranges, int width, int height) {
        this.ranges = ranges;
        this.width = width;
        this.height = height;
    }

    /** The example as the network is to see it this time. */
    public Example vary(Example example, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        AffineMap place = AffineMap.draw(ranges, width, height, random, chance(seed, Way.PLACE));
        ColourShift colour = new ColourShift(ranges, random);
        ElasticField elastic = new ElasticField(ranges.elastic(), width, height, chance(seed, Way.ELASTIC));
        int[] pixels = new int[example.argb().length];
        byte[] mask = new byte[example.mask().length];
        float[] moveX = new float[width], moveY = new float[width];
        for (int y = 0, i = 0; y < height; y++) {
            if (ranges.elastic() > 0) elastic.row(y, moveX, moveY);
            for (int x = 0; x < width; x++, i++) {
                float sx = place.x(x + moveX[x], y + moveY[x]), sy = place.y(x + moveX[x], y + moveY[x]);
                pixels[i] = colour.apply(bilinear(example.argb(), sx, sy));
                if (mask.length > 0) mask[i] = example.mask()[index(Math.round(sx), Math.round(sy))];
            }
        }
        drawOver(pixels, seed);
        return new Example(example.id(), pixels, mask, example.label());
    }

    private void drawOver(int[] pixels, long seed) {
        SplittableRandom hair = chance(seed, Way.HAIR),
                ruler = chance(seed, Way.RULER),
                blur = chance(seed, Way.BLUR),
                erasing = chance(seed, Way.ERASING);
        if (hair.nextDouble() < ranges.hair()) DrawnArtefact.HAIR.drawOver(pixels, width, height, hair);
        if (ruler.nextDouble() < ranges.ruler()) DrawnArtefact.RULER.drawOver(pixels, width, height, ruler);
        if (blur.nextDouble() < ranges.blur()) RandomBlur.apply(pixels, width, height, blur);
        if (erasing.nextDouble() < ranges.erasing()) RandomErasing.apply(pixels, width, height, erasing);
    }

    /**
     * Draws which input planes of the varied example are stretched.
     *
     * @param planes how many there are
     * @return the contrast window of each, from 0
     */
    public IntFunction<Optional<ContrastWindow>> contrast(int planes, long seed) {
        SplittableRandom random = chance(seed, Way.CHANNELS);
        boolean[] stretched = new boolean[planes];
        for (int i = 0; i < planes; i++) stretched[i] = random.nextDouble() < ranges.channelContrast();
        return plane -> stretched[plane] ? CHANNEL_WINDOW : Optional.empty();
    }

    private static SplittableRandom chance(long seed, Way way) {
        SplittableRandom root = new SplittableRandom(~seed);
        for (int i = 0; i < way.ordinal(); i++) root.split();
        return root.split();
    }

    private int bilinear(int[] pixels, float x, float y) {
        int x0 = (int) Math.floor(x), y0 = (int) Math.floor(y);
        boolean inside = x0 >= 0 && y0 >= 0 && x0 + 1 < width && y0 + 1 < height;
        int first = y0 * width + x0;
        int p = pixels[inside ? first : index(x0, y0)], q = pixels[inside ? first + 1 : index(x0 + 1, y0)];
        int r = pixels[inside ? first + width : index(x0, y0 + 1)];
        int s = pixels[inside ? first + width + 1 : index(x0 + 1, y0 + 1)];
        float fx = x - x0, fy = y - y0;
        float wp = (1 - fx) * (1 - fy), wq = fx * (1 - fy), wr = (1 - fx) * fy, ws = fx * fy;
        int result = 0xff000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            float value = wp * (p >> shift & 0xff)
                    + wq * (q >> shift & 0xff)
                    + wr * (r >> shift & 0xff)
                    + ws * (s >> shift & 0xff);
            result |= (int) (value + 0.5f) << shift;
        }
        return result;
    }

    /** Beyond the border the picture goes on as its mirror image. */
    private int index(int x, int y) {
        return reflect(y, height) * width + reflect(x, width);
    }

    private static int reflect(int i, int size) {
        if (i >= 0 && i < size) return i;
        int period = 2 * size;
        int j = Math.floorMod(i, period);
        return j < size ? j : period - 1 - j;
    }

    static double symmetric(SplittableRandom random, double amount) {
        return amount * (2 * random.nextDouble() - 1);
    }

    /** Evenly on a logarithmic scale, so that enlarging and shrinking are as likely. */
    static double factor(SplittableRandom random, double share) {
        return Math.pow(1 - share, symmetric(random, 1));
    }
}
