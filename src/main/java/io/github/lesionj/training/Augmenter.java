package io.github.lesionj.training;

import java.util.SplittableRandom;

/** Draws one variation of a picture and its mask; the seed alone decides which. */
final class Augmenter {

    private final Augmentation ranges;
    private final int width;
    private final int height;

    Augmenter(Augmentation ranges, int width, int height) {
        this.ranges = ranges;
        this.width = width;
        this.height = height;
    }

    /** The example as the network is to see it this time. */
    Example vary(Example example, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] place = placement(random);
        ColourShift colour = new ColourShift(ranges, random);
        int[] pixels = new int[example.argb().length];
        byte[] mask = new byte[example.mask().length];
        for (int y = 0, i = 0; y < height; y++)
            for (int x = 0; x < width; x++, i++) {
                float sx = place[0] * x + place[1] * y + place[2];
                float sy = place[3] * x + place[4] * y + place[5];
                pixels[i] = colour.apply(bilinear(example.argb(), sx, sy));
                if (mask.length > 0) mask[i] = example.mask()[index(Math.round(sx), Math.round(sy))];
            }
        return new Example(example.id(), pixels, mask, example.label());
    }

    /** From the varied picture's coordinates to the original's: x' = a x + b y + c, y' = d x + e y + f. */
    private float[] placement(SplittableRandom random) {
        double angle = Math.toRadians(symmetric(random, ranges.rotation()));
        double size = factor(random, ranges.scale());
        double apart = factor(random, ranges.stretch());
        double mirrorX = ranges.flip() && random.nextBoolean() ? -1 : 1;
        double mirrorY = ranges.flip() && random.nextBoolean() ? -1 : 1;
        double moveX = symmetric(random, ranges.shift()) * width;
        double moveY = symmetric(random, ranges.shift()) * height;
        double sx = mirrorX / (size * apart), sy = mirrorY / (size / apart);
        double a = Math.cos(angle) * sx, b = -Math.sin(angle) * sy;
        double d = Math.sin(angle) * sx, e = Math.cos(angle) * sy;
        double cx = (width - 1) / 2.0, cy = (height - 1) / 2.0;
        return new float[] {
            (float) a, (float) b, (float) (cx - a * (cx + moveX) - b * (cy + moveY)),
            (float) d, (float) e, (float) (cy - d * (cx + moveX) - e * (cy + moveY))
        };
    }

    private int bilinear(int[] pixels, float x, float y) {
        int x0 = (int) Math.floor(x), y0 = (int) Math.floor(y);
        float fx = x - x0, fy = y - y0;
        int p = pixels[index(x0, y0)], q = pixels[index(x0 + 1, y0)];
        int r = pixels[index(x0, y0 + 1)], s = pixels[index(x0 + 1, y0 + 1)];
        float wp = (1 - fx) * (1 - fy), wq = fx * (1 - fy), wr = (1 - fx) * fy, ws = fx * fy;
        int result = 0xff000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            float value = wp * (p >> shift & 0xff) + wq * (q >> shift & 0xff)
                    + wr * (r >> shift & 0xff) + ws * (s >> shift & 0xff);
            result |= (int) (value + 0.5f) << shift;
        }
        return result;
    }

    /** Beyond the border the picture goes on as its mirror image. */
    private int index(int x, int y) {
        return reflect(y, height) * width + reflect(x, width);
    }

    private static int reflect(int i, int size) {
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
