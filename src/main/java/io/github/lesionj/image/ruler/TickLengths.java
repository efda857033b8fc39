// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.ruler;

import io.github.lesionj.image.GreyPlane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long the ticks of a scale are, and which of them are longer than the others. */
final class TickLengths {

    private static final double FAINT = 0.4;
    private static final double LONGEST = 14;
    private static final double LONGER = 1.2;
    private static final double MOST = 0.75;
    private static final int SHORT_GAP = 2;

    private final GreyPlane plane;
    private final Comb comb;

    private TickLengths(GreyPlane plane, Comb comb) {
        this.plane = plane;
        this.comb = comb;
    }

    /** @return the ticks that a reading found, from end to end */
    static List<RulerScale.Tick> of(GreyPlane plane, TickReading reading) {
        TickLengths lengths = new TickLengths(plane, reading.comb());
        List<RulerScale.Tick> ticks = new ArrayList<>();
        for (int k : reading.places()) {
            double place = k + reading.offsets()[k];
            double low = lengths.end(place, -1), high = lengths.end(place, 1);
            Comb comb = reading.comb();
            ticks.add(new RulerScale.Tick(
                    k,
                    comb.x(place, low) + 0.5,
                    comb.y(place, low) + 0.5,
                    comb.x(place, high) + 0.5,
                    comb.y(place, high) + 0.5));
        }
        return ticks;
    }

    private double end(double place, int side) {
        double middle = (comb.low() + comb.high()) / 2;
        double least = FAINT * dip(place, middle), reached = side > 0 ? comb.high() : comb.low();
        double step = Math.max(0.5, comb.pitch() / 24);
        int gap = 0;
        for (double aside = middle; Math.abs(aside - middle) < LONGEST * comb.pitch(); aside += side * step) {
            if (!plane.contains(comb.x(place, aside), comb.y(place, aside))) break;
            if (dip(place, aside) >= least) {
                reached = aside;
                gap = 0;
            } else if (++gap > SHORT_GAP) break;
        }
        return reached;
    }

    private double dip(double place, double aside) {
        double left = plane.at(comb.x(place - 0.5, aside), comb.y(place - 0.5, aside));
        double right = plane.at(comb.x(place + 0.5, aside), comb.y(place + 0.5, aside));
        return (left + right) / 2 - plane.at(comb.x(place, aside), comb.y(place, aside));
    }

    /** @return 10, 5 or 2 if each tenth, fifth or second tick is longer than the others, otherwise 1 */
    static int majorEvery(List<RulerScale.Tick> ticks) {
        for (int period : new int[] {10, 5, 2}) if (isPeriod(ticks, period)) return period;
        return 1;
    }

    private static boolean isPeriod(List<RulerScale.Tick> ticks, int period) {
        double[] medians = new double[period];
        for (int phase = 0; phase < period; phase++) {
            double[] lengths = lengths(ticks, period, phase);
            if (lengths.length == 0) return false;
            medians[phase] = TickReading.median(lengths);
        }
        int longest = 0;
        for (int phase = 1; phase < period; phase++) if (medians[phase] > medians[longest]) longest = phase;
        double others = 0;
        for (int phase = 0; phase < period; phase++) if (phase != longest) others = Math.max(others, medians[phase]);
        double[] major = lengths(ticks, period, longest);
        double limit = LONGER * others;
        return major.length >= 2
                && ticks.size() >= period + 2
                && Arrays.stream(major).filter(length -> length >= limit).count() >= MOST * major.length;
    }

    private static double[] lengths(List<RulerScale.Tick> ticks, int period, int phase) {
        return ticks.stream()
                .filter(tick -> tick.number() % period == phase)
                .mapToDouble(RulerScale.Tick::length)
                .toArray();
    }
}
