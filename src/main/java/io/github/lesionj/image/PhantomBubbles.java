// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import java.util.SplittableRandom;

/** Air bubbles in the contact gel: a dark rim, a bright one inside it, and a glint. */
final class PhantomBubbles {

    private final SplittableRandom random;

    PhantomBubbles(SplittableRandom random) {
        this.random = random;
    }

    void draw(PhantomCanvas canvas) {
        int clusters = random.nextInt(2, 5);
        for (int c = 0; c < clusters; c++) {
            double x = random.nextDouble() * canvas.widthInMm(), y = random.nextDouble() * canvas.heightInMm();
            int bubbles = random.nextInt(2, 8);
            for (int i = 0; i < bubbles; i++)
                bubble(
                        canvas,
                        x + random.nextDouble(-1.5, 1.5),
                        y + random.nextDouble(-1.5, 1.5),
                        0.06 + 0.34 * random.nextDouble() * random.nextDouble());
        }
    }

    private static void bubble(PhantomCanvas canvas, double centreX, double centreY, double radius) {
        double edge = 1.2 * radius + canvas.pixel();
        canvas.paint(centreX - edge, centreY - edge, centreX + edge, centreY + edge, (x, y, pixel) -> {
            double dx = (x - centreX) / radius, dy = (y - centreY) / radius;
            double distance = Math.sqrt(dx * dx + dy * dy);
            double soft = 0.12 + canvas.pixel() / radius;
            double dark = 1 - PhantomNoise.step(0, soft, Math.abs(distance - 0.95));
            double bright = 1 - PhantomNoise.step(0, soft * 1.2, Math.abs(distance - 0.75));
            pixel.scale(1 - 0.35 * dark);
            double lit = distance == 0 ? 0.5 : 0.5 - 0.5 * (dx + dy) / (1.5 * distance);
            pixel.cover(0.95, 0.95, 0.97, 0.55 * bright * Math.min(1, Math.max(0.1, lit)));
            double gx = dx + 0.4, gy = dy + 0.4;
            double glint = 1 - PhantomNoise.step(0.08, 0.2, Math.sqrt(gx * gx + gy * gy));
            pixel.cover(1, 1, 1, 0.85 * glint);
        });
    }
}
