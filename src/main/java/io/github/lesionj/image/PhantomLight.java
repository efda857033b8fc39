// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import java.util.SplittableRandom;

/** The dermatoscope's lamp and tube: uneven light, and black corners where the round plate ends. */
final class PhantomLight {

    private final double tiltX, tiltY;
    private final boolean vignette;

    PhantomLight(SplittableRandom random, boolean vignette) {
        tiltX = random.nextDouble(-0.06, 0.06);
        tiltY = random.nextDouble(-0.06, 0.06);
        this.vignette = vignette;
    }

    void draw(PhantomCanvas canvas) {
        double halfWidth = canvas.widthInMm() / 2, halfHeight = canvas.heightInMm() / 2;
        double corner = Math.sqrt(halfWidth * halfWidth + halfHeight * halfHeight);
        double rim = 0.93 * corner;
        canvas.paint((x, y, pixel) -> {
            double dx = x - halfWidth, dy = y - halfHeight;
            pixel.scale(1 + tiltX * dx / halfWidth + tiltY * dy / halfHeight);
            if (!vignette) return;
            double distance = Math.sqrt(dx * dx + dy * dy) / rim;
            double falling = distance * distance;
            pixel.scale(1 - 0.38 * falling * falling);
            pixel.cover(0.012, 0.012, 0.014, PhantomNoise.step(0.97, 1.0, distance));
        });
    }
}
