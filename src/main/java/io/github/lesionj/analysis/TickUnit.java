// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the distance of a ruler's ticks may stand for, and how well that fits. Dermatoscopes show 10 to 35 mm of the skin; their
 * scales have millimetres with each fifth or tenth longer, halves with each millimetre longer, or tenths with each millimetre
 * and each half longer.
 */
enum TickUnit {
    TENTH(0.1, Map.of(1, 1.5, 2, 4.0, 5, 0.5, 10, 0.0)),
    HALF(0.5, Map.of(1, 0.5, 2, 0.0, 5, 1.0, 10, 1.0)),
    ONE(1, Map.of(1, 0.0, 2, 1.5, 5, 0.0, 10, 0.0));

    private static final double USUAL = 20;
    private static final double SPREAD = 0.5;
    private static final double SMALLEST = 5;
    private static final double LARGEST = 60;

    private final double millimetres;
    private final Map<Integer, Double> oddness;

    /** @param oddness how rare such ticks are, by which of them are longer, as the negative logarithm of a probability */
    TickUnit(double millimetres, Map<Integer, Double> oddness) {
        this.millimetres = millimetres;
        this.oddness = oddness;
    }

    double millimetres() {
        return millimetres;
    }

    /**
     * @param majorEvery which tick is longer than the others, as the ruler says
     * @param ticks      how many distances the picture's longer side has
     * @return the unit that fits best; empty if with none the picture shows 5 to 60 mm
     */
    static Optional<TickUnit> mostLikely(int majorEvery, double ticks) {
        return Stream.of(values())
                .filter(unit -> unit.view(ticks) >= SMALLEST && unit.view(ticks) <= LARGEST)
                .min(Comparator.comparingDouble(unit -> unit.cost(majorEvery, ticks)));
    }

    private double view(double ticks) {
        return ticks * millimetres;
    }

    private double cost(int majorEvery, double ticks) {
        double away = Math.log(view(ticks) / USUAL) / SPREAD;
        return away * away / 2 + oddness.get(majorEvery);
    }
}
