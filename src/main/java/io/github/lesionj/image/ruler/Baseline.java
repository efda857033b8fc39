// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.ruler;

import io.github.lesionj.image.ruler.RulerScale.Tick;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The line that the ticks stand on: through their one ends, their other ends or their middles, whichever lie straightest. Hairs
 * make some ticks look longer, so the worst fifth is left out.
 *
 * @param stepX from one tick to the next, in pixels
 * @param miss  how far the ends lie beside it, root mean square in pixels
 */
record Baseline(double stepX, double stepY, double miss) {

    private static final double KEPT = 0.8;

    static Baseline of(List<Tick> ticks) {
        return Stream.of(
                        through(ticks, Tick::x1, Tick::y1),
                        through(ticks, Tick::x2, Tick::y2),
                        through(ticks, t -> (t.x1() + t.x2()) / 2, t -> (t.y1() + t.y2()) / 2))
                .min(Comparator.comparingDouble(Baseline::miss))
                .orElseThrow();
    }

    private static Baseline through(List<Tick> ticks, ToDoubleFunction<Tick> x, ToDoubleFunction<Tick> y) {
        Fit all = Fit.of(ticks, x, y);
        List<Tick> best = ticks.stream()
                .sorted(Comparator.comparingDouble(all::miss))
                .limit(Math.max(RulerFinder.FEWEST, Math.round(KEPT * ticks.size())))
                .toList();
        Fit fit = Fit.of(best, x, y);
        double squares =
                best.stream().mapToDouble(t -> fit.miss(t) * fit.miss(t)).sum();
        return new Baseline(fit.across.slope(), fit.down.slope(), Math.sqrt(squares / best.size()));
    }

    private record Fit(ToDoubleFunction<Tick> x, ToDoubleFunction<Tick> y, Comb.Line across, Comb.Line down) {

        static Fit of(List<Tick> ticks, ToDoubleFunction<Tick> x, ToDoubleFunction<Tick> y) {
            List<Integer> places = ticks.stream().map(Tick::number).toList();
            return new Fit(
                    x,
                    y,
                    Comb.Line.through(places, ticks.stream().mapToDouble(x).toArray()),
                    Comb.Line.through(places, ticks.stream().mapToDouble(y).toArray()));
        }

        double miss(Tick tick) {
            return Math.hypot(
                    x.applyAsDouble(tick) - across.at(tick.number()), y.applyAsDouble(tick) - down.at(tick.number()));
        }
    }

    /** @return in radians */
    double direction() {
        return Math.atan2(stepY, stepX);
    }
}
