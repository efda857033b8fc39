package io.github.lesionj.image;

import java.util.SplittableRandom;

/** Skin: a tone between ivory and tan, flushed in places, with furrows and a few freckles. */
final class PhantomSkin {

    private final PhantomNoise shade, flush, furrows, grain, freckles;
    private final double red, green, blue, flushed;

    PhantomSkin(SplittableRandom random) {
        shade = new PhantomNoise(random.nextLong());
        flush = new PhantomNoise(random.nextLong());
        furrows = new PhantomNoise(random.nextLong());
        grain = new PhantomNoise(random.nextLong());
        freckles = new PhantomNoise(random.nextLong());
        double tan = random.nextDouble();
        double pink = random.nextDouble();
        red = 0.76 - 0.14 * tan;
        green = 0.58 - 0.20 * tan - 0.08 * pink;
        blue = 0.54 - 0.24 * tan - 0.05 * pink;
        flushed = 0.05 + 0.16 * pink;
    }

    void paint(double x, double y, PhantomColour pixel) {
        pixel.red = red;
        pixel.green = green;
        pixel.blue = blue;
        pixel.scale(1 + 0.07 * shade.octaves(x / 9, y / 9, 2));
        pixel.blood(flushed * (1 + flush.octaves(x / 2.5, y / 2.5, 4)));
        double bent = 0.25 * grain.at(x / 0.8, y / 0.8);
        double furrow = 1 - PhantomNoise.step(0, 0.35, furrows.wall((x + 0.35 * y) / 0.62 + bent, y / 0.38 + bent));
        pixel.scale(1 + 0.035 * grain.octaves(x / 0.30, y / 0.22, 3) - 0.03 * furrow);
        double freckle = freckles.dots(x / 2.2, y / 2.2, 0.16, 0.22);
        if (freckle > 0) pixel.melanin(0.10 * freckle);
    }
}
