// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.registration;

/**
 * Turns, scales and shifts: {@code x' = a x - b y + dx}, {@code y' = b x + a y + dy}.
 *
 * @param a  scale times the cosine of the angle
 * @param b  scale times the sine of the angle; the y axis points down, so positive angles turn clockwise
 * @param dx shift in pixels
 * @param dy shift in pixels
 */
public record Similarity(double a, double b, double dx, double dy) {

    public static final Similarity IDENTITY = new Similarity(1, 0, 0, 0);

    /** @param degrees clockwise, about (0, 0) */
    public static Similarity of(double scale, double degrees, double dx, double dy) {
        double angle = Math.toRadians(degrees);
        return new Similarity(scale * Math.cos(angle), scale * Math.sin(angle), dx, dy);
    }

    /**
     * Turns and scales about one point, which then goes to another.
     *
     * @param degrees clockwise
     */
    public static Similarity about(double scale, double degrees, double x, double y, double toX, double toY) {
        Similarity turn = of(scale, degrees, 0, 0);
        return new Similarity(turn.a, turn.b, toX - turn.x(x, y), toY - turn.y(x, y));
    }

    public double x(double x, double y) {
        return a * x - b * y + dx;
    }

    public double y(double x, double y) {
        return b * x + a * y + dy;
    }

    public double scale() {
        return Math.hypot(a, b);
    }

    /** @return clockwise, above -180 up to 180 */
    public double degrees() {
        return Math.toDegrees(Math.atan2(b, a));
    }

    /** @return what undoes this */
    public Similarity inverse() {
        double square = a * a + b * b, ia = a / square, ib = -b / square;
        return new Similarity(ia, ib, -(ia * dx - ib * dy), -(ib * dx + ia * dy));
    }

    /** @return this after the other */
    public Similarity after(Similarity first) {
        return new Similarity(
                a * first.a - b * first.b, a * first.b + b * first.a, x(first.dx, first.dy), y(first.dx, first.dy));
    }
}
