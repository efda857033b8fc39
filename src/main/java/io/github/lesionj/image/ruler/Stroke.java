// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.ruler;

import java.util.Optional;

/**
 * A short, straight, dark line.
 *
 * @param x1       of the one end, in pixels whose centres are whole numbers
 * @param x2       of the other end
 * @param reach    its length, with what it may have beyond the picture's edge
 * @param darkness how much it stands out; comparable between the strokes of one picture
 */
record Stroke(double x1, double y1, double x2, double y2, double reach, double darkness) {

    private static final double SHORTEST = 1;

    double length() {
        return Math.hypot(x2 - x1, y2 - y1);
    }

    /** @return the part on a picture; empty if there is next to nothing */
    Optional<Stroke> within(int width, int height) {
        double from = 0, to = 1;
        double[] starts = {x1, y1}, steps = {x2 - x1, y2 - y1}, ends = {width - 1, height - 1};
        for (int d = 0; d < 2; d++) {
            double atZero = (0 - starts[d]) / steps[d], atEnd = (ends[d] - starts[d]) / steps[d];
            if (steps[d] == 0) {
                if (starts[d] < 0 || starts[d] > ends[d]) return Optional.empty();
                continue;
            }
            from = Math.max(from, Math.min(atZero, atEnd));
            to = Math.min(to, Math.max(atZero, atEnd));
        }
        if ((to - from) * length() < SHORTEST) return Optional.empty();
        return Optional.of(new Stroke(
                x1 + from * steps[0], y1 + from * steps[1], x1 + to * steps[0], y1 + to * steps[1], reach, darkness));
    }

    /** @return the same in a picture of another size: pixel centres go to {@code factor * x + (factor - 1) / 2} */
    Stroke scaled(double factor) {
        double shift = (factor - 1) / 2;
        return new Stroke(
                x1 * factor + shift,
                y1 * factor + shift,
                x2 * factor + shift,
                y2 * factor + shift,
                reach * factor,
                darkness);
    }

    /** @return its direction in radians, 0 to pi */
    double direction() {
        double angle = Math.atan2(y2 - y1, x2 - x1);
        return angle < 0 ? angle + Math.PI : angle >= Math.PI ? angle - Math.PI : angle;
    }

    /** @return the angle between two undirected lines in radians, 0 to pi/2 */
    static double between(double direction, double other) {
        double turn = Math.abs(direction - other) % Math.PI;
        return Math.min(turn, Math.PI - turn);
    }
}
