// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import java.util.SplittableRandom;

/** Dark hairs that lie over the skin in gentle curves. */
final class PhantomHair {

    private final SplittableRandom random;

    PhantomHair(SplittableRandom random) {
        this.random = random;
    }

    void draw(PhantomCanvas canvas) {
        int hairs = random.nextInt(7, 19);
        double combed = random.nextDouble(2 * Math.PI);
        double dark = random.nextDouble(0.02, 0.08);
        for (int i = 0; i < hairs; i++) hair(canvas, combed + random.nextDouble(-0.7, 0.7), dark);
    }

    private void hair(PhantomCanvas canvas, double direction, double dark) {
        double x = random.nextDouble(-0.1, 1.1) * canvas.widthInMm();
        double y = random.nextDouble(-0.1, 1.1) * canvas.heightInMm();
        double length = random.nextDouble(4, 13);
        double curl = random.nextDouble(-0.22, 0.22), curling = random.nextDouble(-0.03, 0.03);
        double thick = random.nextDouble(0.022, 0.045);
        PhantomStroke stroke = new PhantomStroke();
        for (double along = 0; along < length; along += 0.15) {
            stroke.to(x, y, thick * Math.min(1, 0.25 + 0.3 * (length - along)));
            x += 0.15 * StrictMath.cos(direction);
            y += 0.15 * StrictMath.sin(direction);
            direction += 0.15 * curl;
            curl += 0.15 * curling;
        }
        stroke.draw(canvas, (pixel, share) -> pixel.cover(dark, dark * 0.66, dark * 0.42, 0.95 * share));
    }
}
