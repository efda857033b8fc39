// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import java.util.SplittableRandom;

/** What colours a lesion: brown in several depths, a network or globules, a blue-grey veil, reddish patches. */
final class PhantomPigment {

    private final PhantomNoise edge, depth, dark, network, globules, patch, red, warp;
    private final double base, darkness, netting, dotting, veil, veilX, veilY, redness, sharpness, cell;

    /** @param radius of the lesion in mm */
    PhantomPigment(SplittableRandom random, double radius) {
        edge = new PhantomNoise(random.nextLong());
        depth = new PhantomNoise(random.nextLong());
        dark = new PhantomNoise(random.nextLong());
        network = new PhantomNoise(random.nextLong());
        globules = new PhantomNoise(random.nextLong());
        patch = new PhantomNoise(random.nextLong());
        red = new PhantomNoise(random.nextLong());
        warp = new PhantomNoise(random.nextLong());
        base = random.nextDouble(0.5, 1.05);
        darkness = random.nextDouble(0.6, 2.2);
        netting = random.nextDouble(0.25, 0.7);
        dotting = random.nextDouble(0.3, 1.0);
        veil = Math.max(0, random.nextDouble(-0.4, 0.65));
        veilX = random.nextDouble(-0.4, 0.4) * radius;
        veilY = random.nextDouble(-0.4, 0.4) * radius;
        redness = Math.max(0, random.nextDouble(-0.3, 0.55));
        sharpness = random.nextDouble(0.12, 0.3);
        cell = random.nextDouble(0.24, 0.34);
    }

    /** @param inside how far inside the border, in radii */
    void paint(double x, double y, double inside, PhantomColour pixel) {
        double soft = sharpness * (1 + 0.7 * edge.at(x / 1.5, y / 1.5));
        double amount = PhantomNoise.step(-0.05, soft, inside);
        double core = PhantomNoise.step(0.05, 0.5, inside);

        double brown = base * (1 + 0.45 * depth.octaves(x / 1.1, y / 1.1, 4));
        double deep = PhantomNoise.step(-0.1, 0.55, dark.octaves(x / 2.2, y / 2.2, 4) + 0.25 * core);
        brown += darkness * deep * (0.3 + 0.7 * core);

        double bentX = x + 0.12 * warp.at(x / 0.5, y / 0.5), bentY = y + 0.12 * warp.at(y / 0.5 + 31, x / 0.5);
        double lines = 1 - PhantomNoise.step(0.05, 0.42, network.wall(bentX / cell, bentY / cell));
        double netted = PhantomNoise.step(-0.5, 0.4, patch.octaves(x / 2, y / 2, 2));
        brown += netting * netted * (lines - 0.4) * (1 - 0.5 * core);
        double dots = globules.dots(bentX / 0.42, bentY / 0.42, 0.55, 0.36);
        brown += dotting * (1 - netted) * PhantomNoise.step(0, 0.7, dots) * 0.8;

        pixel.blood(redness * amount * PhantomNoise.step(0.0, 0.7, red.octaves(x / 1.8, y / 1.8, 3)) * 1.4);
        pixel.melanin(amount * Math.max(0.12, brown));
        double dx = x - veilX, dy = y - veilY;
        double ragged = 1.3 * patch.octaves(x / 1.4 + 7, y / 1.4, 4);
        double near = 1 - PhantomNoise.step(0.2, 2.2, Math.sqrt(dx * dx + dy * dy) + ragged);
        pixel.cover(0.135, 0.14, 0.165, veil * near * core);
    }
}
