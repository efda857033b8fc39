// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.augmentation;

import java.util.SplittableRandom;

/**
 * Where a varied picture's pixels come from, x' = a x + b y + c and y' = d x + e y + f: scaled, mirrored, sheared, turned
 * about the middle, and shifted.
 */
record AffineMap(float a, float b, float c, float d, float e, float f) {

    /**
     * Draws one.
     *
     * @param random  of what there always was
     * @param further of what came later, so that it leaves the former's chance alone
     */
    static AffineMap draw(
            Augmentation ranges, int width, int height, SplittableRandom random, SplittableRandom further) {
        double angle = Math.toRadians(Augmenter.symmetric(random, ranges.rotation()));
        double size = Augmenter.factor(random, ranges.scale());
        double apart = Augmenter.factor(random, ranges.stretch());
        double mirrorX = ranges.flip() && random.nextBoolean() ? -1 : 1;
        double mirrorY = ranges.flip() && random.nextBoolean() ? -1 : 1;
        double moveX = Augmenter.symmetric(random, ranges.shift()) * width;
        double moveY = Augmenter.symmetric(random, ranges.shift()) * height;
        double lean = Math.tan(Math.toRadians(Augmenter.symmetric(further, ranges.shear())));
        int turns = ranges.quarterTurns() ? further.nextInt(4) : 0;

        double sx = mirrorX / (size * apart), sy = mirrorY / (size / apart);
        double a = Math.cos(angle) * sx, b = -Math.sin(angle) * sy;
        double d = Math.sin(angle) * sx, e = Math.cos(angle) * sy;
        b += a * lean;
        e += d * lean;
        for (int turn = 0; turn < turns; turn++) {
            double column = a, row = d;
            a = b;
            d = e;
            b = -column;
            e = -row;
        }
        double cx = (width - 1) / 2.0, cy = (height - 1) / 2.0;
        return new AffineMap(
                (float) a, (float) b, (float) (cx - a * (cx + moveX) - b * (cy + moveY)), (float) d, (float) e, (float)
                        (cy - d * (cx + moveX) - e * (cy + moveY)));
    }

    float x(float x, float y) {
        return a * x + b * y + c;
    }

    float y(float x, float y) {
        return d * x + e * y + f;
    }
}
