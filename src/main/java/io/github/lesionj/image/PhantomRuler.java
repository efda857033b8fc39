// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import java.util.SplittableRandom;

/** A scale on the dermatoscope's plate: a line with a tick per millimetre, a longer one every five. */
final class PhantomRuler {

    private static final double LINE = 0.035;

    private final double turn, start;

    PhantomRuler(SplittableRandom random) {
        turn = random.nextDouble(-0.12, 0.12);
        start = random.nextDouble(0.12, 0.3);
    }

    void draw(PhantomCanvas canvas) {
        double cos = StrictMath.cos(turn), sin = StrictMath.sin(turn);
        double x = start * canvas.widthInMm(), y = 0.88 * canvas.heightInMm();
        int length = (int) Math.min(10, Math.max(1, canvas.widthInMm() * 0.6));
        line(canvas, x, y, x + length * cos, y + length * sin);
        for (int i = 0; i <= length; i++) {
            double tick = i % 5 == 0 ? 0.6 : 0.35;
            double footX = x + i * cos, footY = y + i * sin;
            line(canvas, footX, footY, footX + tick * sin, footY - tick * cos);
        }
        letters(canvas, x + 0.25 * sin, y, cos, sin);
    }

    /** Writes "mm" below the first tick. */
    private static void letters(PhantomCanvas canvas, double x, double y, double cos, double sin) {
        for (double from : new double[] {0, 0.5}) {
            double[][] stems = {{0, 0.55, 0, 0.25}, {0, 0.25, 0.4, 0.25}, {0.2, 0.55, 0.2, 0.25}, {0.4, 0.55, 0.4, 0.25}
            };
            for (double[] s : stems)
                line(
                        canvas,
                        x + (from + s[0]) * cos - s[1] * sin,
                        y + (from + s[0]) * sin + s[1] * cos,
                        x + (from + s[2]) * cos - s[3] * sin,
                        y + (from + s[2]) * sin + s[3] * cos);
        }
    }

    private static void line(PhantomCanvas canvas, double x1, double y1, double x2, double y2) {
        new PhantomStroke()
                .to(x1, y1, LINE)
                .to(x2, y2, LINE)
                .draw(canvas, (pixel, share) -> pixel.cover(0.04, 0.04, 0.04, 0.9 * share));
    }
}
