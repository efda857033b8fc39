// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import java.util.SplittableRandom;

/** A pigmented lesion: an irregular border, soft in places, and several colours inside. */
final class PhantomLesion {

    private static final int HARMONICS = 7;

    /** No border is farther from the centre, in radii. */
    private static final double FARTHEST = 2;

    private final double centreX, centreY, radius, aspect, cosine, sine;
    private final double[] cosines = new double[HARMONICS + 1], sines = new double[HARMONICS + 1];
    private final PhantomNoise bendX, bendY;
    private final PhantomPigment pigment;

    /** Places a lesion of about a third of the shorter side near the middle of a picture of so many mm. */
    PhantomLesion(SplittableRandom random, double width, double height) {
        double side = Math.min(width, height);
        centreX = width / 2 + random.nextDouble(-0.08, 0.08) * side;
        centreY = height / 2 + random.nextDouble(-0.11, -0.01) * side;
        radius = random.nextDouble(0.17, 0.27) * side;
        aspect = random.nextDouble(1.0, 1.45);
        double turn = random.nextDouble(Math.PI);
        cosine = StrictMath.cos(turn);
        sine = StrictMath.sin(turn);
        for (int k = 2; k <= HARMONICS; k++) {
            double wave = 0.24 / StrictMath.pow(k, 1.15) * random.nextDouble(0.3, 1);
            double phase = random.nextDouble(2 * Math.PI);
            cosines[k] = wave * StrictMath.cos(phase);
            sines[k] = wave * StrictMath.sin(phase);
        }
        bendX = new PhantomNoise(random.nextLong());
        bendY = new PhantomNoise(random.nextLong());
        pigment = new PhantomPigment(random, radius);
    }

    double centreY() {
        return centreY;
    }

    /** @return whether the place lies inside the border */
    boolean contains(double x, double y) {
        return depth(x, y) > 0;
    }

    void paint(double x, double y, PhantomColour pixel) {
        double depth = depth(x, y);
        if (depth > -0.12) pigment.paint(x - centreX, y - centreY, depth, pixel);
    }

    /** @return about how far inside the border, in radii: 1 in the middle, 0 on it, negative outside */
    private double depth(double x, double y) {
        double dx = (x - centreX) / radius, dy = (y - centreY) / radius;
        if (dx * dx + dy * dy > FARTHEST * FARTHEST) return -1;
        double across = bend(bendX, dx, dy), down = bend(bendY, dx, dy);
        dx += across;
        dy += down;
        double along = (dx * cosine + dy * sine) / Math.sqrt(aspect);
        double aside = (dy * cosine - dx * sine) * Math.sqrt(aspect);
        double distance = Math.sqrt(along * along + aside * aside);
        return distance == 0 ? 1 : border(along / distance, aside / distance) - distance;
    }

    /** Bends so gently that the lesion stays in one piece. */
    private static double bend(PhantomNoise noise, double dx, double dy) {
        return 0.11 * noise.at(1.7 * dx, 1.7 * dy)
                + 0.035 * noise.at(5 * dx, 5 * dy)
                + 0.010 * noise.at(15 * dx, 15 * dy);
    }

    /** Sums the harmonics by the angle's sine and cosine, turned on step by step. */
    private double border(double cos, double sin) {
        double sum = 1, c = cos, s = sin;
        for (int k = 2; k <= HARMONICS; k++) {
            double next = c * cos - s * sin;
            s = s * cos + c * sin;
            c = next;
            sum += cosines[k] * c - sines[k] * s;
        }
        return sum;
    }
}
