// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One axis of a plot.
 *
 * @param label what is shown along it, with its unit
 * @param least the value at its beginning
 * @param most  the value at its end, larger than {@code least}
 */
public record PlotAxis(String label, double least, double most) {

    private static final int TICKS = 5;

    public PlotAxis {
        if (!(most > least) || Double.isInfinite(most - least))
            throw new IllegalArgumentException("An axis cannot go from " + least + " to " + most);
    }

    /** @return an axis from 0 to 1 */
    public static PlotAxis share(String label) {
        return new PlotAxis(label, 0, 1);
    }

    /** @return an axis that shows all finite values of all series */
    public static PlotAxis around(String label, double[]... series) {
        double[] finite = Arrays.stream(series)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .toArray();
        double least = Arrays.stream(finite).min().orElse(0);
        double most = Arrays.stream(finite).max().orElse(1);
        return most > least ? new PlotAxis(label, least, most) : new PlotAxis(label, least - 0.5, least + 0.5);
    }

    /** @return round values to mark, about five */
    List<Double> ticks() {
        double step = step();
        List<Double> ticks = new ArrayList<>();
        double last = Math.floor(most / step + 1e-9);
        for (double k = Math.ceil(least / step - 1e-9); k <= last; k++) ticks.add(k * step + 0.0);
        return ticks;
    }

    /** @return a tick's value with as many decimals as the step needs */
    String text(double tick) {
        int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step()) - 1e-9));
        return String.format(Locale.ROOT, "%." + decimals + "f", tick);
    }

    /** @return where a value lies, 0 at the beginning and 1 at the end */
    double place(double value) {
        return (value - least) / (most - least);
    }

    private double step() {
        double rough = (most - least) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
    }
}
