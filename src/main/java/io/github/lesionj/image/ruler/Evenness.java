// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.ruler;

import java.util.List;

/**
 * How evenly the ticks of a reading lie. Where there are many, the spacing may grow or shrink steadily along the row, as a
 * camera held askew makes it.
 *
 * @param places  of the ticks on the comb, straight through their true places: {@code at(k) = offset + step * k}
 * @param rms     root mean square of what they lie beside it, as a share of the spacing
 */
record Evenness(double offset, double step, double rms) {

    private static final int ENOUGH_FOR_A_CURVE = 9;

    static Evenness of(TickReading reading) {
        List<Integer> places = reading.places();
        double[] found =
                places.stream().mapToDouble(k -> k + reading.offsets()[k]).toArray();
        Comb.Line line = Comb.Line.through(places, found);
        double[] rest = new double[found.length];
        for (int i = 0; i < rest.length; i++) rest[i] = found[i] - line.at(places.get(i));
        double squares = 0;
        for (double r : rest) squares += r * r;
        int free = rest.length - 2;
        if (rest.length >= ENOUGH_FOR_A_CURVE) {
            double[] bend = bend(places, line, rest);
            double along = 0, size = 0;
            for (int i = 0; i < rest.length; i++) {
                along += bend[i] * rest[i];
                size += bend[i] * bend[i];
            }
            if (size > 0) squares = Math.max(0, squares - along * along / size);
            free--;
        }
        return new Evenness(line.offset(), line.slope(), Math.sqrt(squares / Math.max(1, free)));
    }

    /** The part of a parabola over the places that no straight line explains. */
    private static double[] bend(List<Integer> places, Comb.Line line, double[] rest) {
        double middle = places.stream().mapToInt(k -> k).average().orElse(0);
        double[] parabola =
                places.stream().mapToDouble(k -> (k - middle) * (k - middle)).toArray();
        Comb.Line straight = Comb.Line.through(places, parabola);
        for (int i = 0; i < parabola.length; i++) parabola[i] -= straight.at(places.get(i));
        return parabola;
    }

    double at(double place) {
        return offset + step * place;
    }
}
