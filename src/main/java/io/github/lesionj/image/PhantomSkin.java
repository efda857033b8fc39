// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import java.util.SplittableRandom;

/** Skin: a tone between ivory and tan, flushed in places, with furrows and a few freckles. */
final class PhantomSkin {

    private final PhantomNoise shade, flush, furrows, grain, mottle, freckles;
    private final double red, green, blue, flushed;

    PhantomSkin(SplittableRandom random) {
        shade = new PhantomNoise(random.nextLong());
        flush = new PhantomNoise(random.nextLong());
        furrows = new PhantomNoise(random.nextLong());
        grain = new PhantomNoise(random.nextLong());
        mottle = new PhantomNoise(random.nextLong());
        freckles = new PhantomNoise(random.nextLong());
        double tan = random.nextDouble();
        double pink = random.nextDouble();
        red = 0.86 - 0.13 * tan;
        green = 0.71 - 0.21 * tan;
        blue = 0.69 - 0.29 * tan;
        flushed = 0.04 + 0.22 * pink * pink;
    }

    void paint(double x, double y, PhantomColour pixel) {
        pixel.red = red;
        pixel.green = green;
        pixel.blue = blue;
        pixel.scale(1 + 0.07 * shade.octaves(x / 9, y / 9, 2));
        pixel.blood(flushed * (1 + flush.octaves(x / 2.5, y / 2.5, 4)));
        double bent = 0.25 * grain.at(x / 0.8, y / 0.8);
        double furrow = 1 - PhantomNoise.step(0, 0.35, furrows.wall((x + 0.35 * y) / 0.62 + bent, y / 0.38 + bent));
        double fine = grain.octaves(x / 0.30, y / 0.22, 4);
        pixel.scale(1 + 0.045 * fine + 0.05 * Math.max(0, fine - 0.35) - 0.03 * furrow);
        pixel.melanin(0.05 + 0.05 * mottle.octaves(x / 0.9, y / 0.7, 4));
        double freckle = freckles.dots(x / 2.2, y / 2.2, 0.16, 0.22);
        if (freckle > 0) pixel.melanin(0.13 * freckle);
    }
}
