// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.ruler;

import io.github.lesionj.image.GreyPlane;
import java.util.Arrays;
import java.util.List;

/**
 * Where the ticks of a scale are to be expected: places at {@code origin + k * step} along a row, each a line from {@code low}
 * to {@code high} along the direction of the ticks.
 *
 * @param originX   of tick 0, in pixels whose centres are whole numbers
 * @param stepX     from one tick to the next
 * @param direction of the ticks, in radians
 * @param low       where the part that all ticks share begins, in pixels from the row along the ticks
 * @param high      where it ends; greater than low
 * @param last      number of the last tick; the first is 0
 */
record Comb(
        double originX,
        double originY,
        double stepX,
        double stepY,
        double direction,
        double low,
        double high,
        int last) {

    private static final double SHORTEST = 2;

    /** Lays a comb over a row of strokes. */
    static Comb over(TickRow row) {
        List<Stroke> strokes = row.strokes();
        double cos = 0, sin = 0;
        for (Stroke s : strokes) {
            cos += Math.cos(2 * s.direction());
            sin += Math.sin(2 * s.direction());
        }
        double direction = Math.atan2(sin, cos) / 2;
        double tx = Math.cos(direction), ty = Math.sin(direction);
        Line x = Line.through(
                row.places(),
                strokes.stream().mapToDouble(s -> (s.x1() + s.x2()) / 2).toArray());
        Line y = Line.through(
                row.places(),
                strokes.stream().mapToDouble(s -> (s.y1() + s.y2()) / 2).toArray());
        int first = row.places().get(0);
        double originX = x.at(first), originY = y.at(first);
        double[] lows = new double[strokes.size()], highs = new double[strokes.size()];
        for (int i = 0; i < lows.length; i++) {
            Stroke s = strokes.get(i);
            int k = row.places().get(i);
            double one = (s.x1() - x.at(k)) * tx + (s.y1() - y.at(k)) * ty;
            double other = (s.x2() - x.at(k)) * tx + (s.y2() - y.at(k)) * ty;
            lows[i] = Math.min(one, other);
            highs[i] = Math.max(one, other);
        }
        Arrays.sort(lows);
        Arrays.sort(highs);
        double low = lows[lows.length * 3 / 4], high = highs[highs.length / 4], middle = (low + high) / 2;
        if (high - low < SHORTEST) {
            low = middle - SHORTEST / 2;
            high = middle + SHORTEST / 2;
        }
        int last = row.places().get(row.places().size() - 1) - first;
        return new Comb(originX, originY, x.slope(), y.slope(), direction, low, high, last);
    }

    /** @return with the part of the ticks that lies on the picture; of no length if there is none */
    Comb within(GreyPlane plane) {
        double from = low, to = high;
        while (from < to && !isOn(plane, from)) from += 0.5;
        while (from < to && !isOn(plane, to)) to -= 0.5;
        return new Comb(originX, originY, stepX, stepY, direction, from, Math.max(from, to), last);
    }

    private boolean isOn(GreyPlane plane, double aside) {
        return plane.contains(x(0, aside), y(0, aside)) && plane.contains(x(last, aside), y(last, aside));
    }

    double pitch() {
        return Math.hypot(stepX, stepY);
    }

    /** @return the place of a tick, also between and beyond the ticks, {@code aside} pixels along its direction */
    double x(double k, double aside) {
        return originX + k * stepX + aside * Math.cos(direction);
    }

    double y(double k, double aside) {
        return originY + k * stepY + aside * Math.sin(direction);
    }

    /** @return with each gap parted, with another shared part */
    Comb parted(int parts, double newLow, double newHigh) {
        return new Comb(originX, originY, stepX / parts, stepY / parts, direction, newLow, newHigh, last * parts);
    }

    /** @return from tick {@code from} to tick {@code to}, as a line at the given positions says */
    Comb moved(double from, double step, int ticks) {
        return new Comb(x(from, 0), y(from, 0), stepX * step, stepY * step, direction, low, high, ticks - 1);
    }

    /** A straight line by least squares. */
    record Line(double offset, double slope) {

        static Line through(List<Integer> places, double[] values) {
            double mk = 0, mv = 0, kk = 0, kv = 0;
            for (int i = 0; i < values.length; i++) {
                mk += places.get(i) / (double) values.length;
                mv += values[i] / values.length;
            }
            for (int i = 0; i < values.length; i++) {
                kk += (places.get(i) - mk) * (places.get(i) - mk);
                kv += (places.get(i) - mk) * (values[i] - mv);
            }
            double slope = kv / kk;
            return new Line(mv - slope * mk, slope);
        }

        double at(double place) {
            return offset + slope * place;
        }
    }
}
