// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures one below the other: a dot for each, and a line over its interval where it has one. */
public final class IntervalPlot {

    private static final int LABELS = 330;
    private static final int AXIS = 360;
    private static final int RIGHT = 60;
    private static final int ROW = 22;
    private static final int TOP = 8;
    private static final int BELOW = 40;
    private static final String GRID = "stroke=\"#ddd\"";
    private static final String INTERVAL = "stroke=\"#3569a5\" stroke-width=\"3\" stroke-opacity=\"0.45\"";
    private static final String DOT = "fill=\"#1f4e79\" rx=\"4\"";
    private static final int RADIUS = 4;

    private final PlotAxis axis;
    private final List<Row> rows = new ArrayList<>();

    private record Row(String label, double value, List<Double> interval) {}

    /** @param axis of the figures */
    public IntervalPlot(PlotAxis axis) {
        this.axis = axis;
    }

    /**
     * Adds a figure.
     *
     * @param interval its two ends, or none; what lies outside of the axis is drawn at its end
     */
    public IntervalPlot add(String label, double value, List<Double> interval) {
        rows.add(new Row(label, value, interval));
        return this;
    }

    /** @return the drawing; of no figures the axis alone */
    public Svg draw() {
        StringBuilder drawn = new StringBuilder();
        int bottom = TOP + rows.size() * ROW + 4;
        for (double tick : axis.ticks()) {
            drawn.append(Svg.line(x(tick), TOP, x(tick), bottom, GRID));
            drawn.append(Svg.text(x(tick), bottom + 15, "middle", axis.text(tick)));
        }
        drawn.append(Svg.text(LABELS + AXIS / 2.0, bottom + 31, "middle", axis.label()));
        for (int i = 0; i < rows.size(); i++) draw(rows.get(i), TOP + i * ROW + ROW / 2.0, drawn);
        return Svg.of(LABELS + AXIS + RIGHT, bottom + BELOW - 4, drawn);
    }

    private void draw(Row row, double y, StringBuilder drawn) {
        drawn.append(Svg.text(LABELS - 12, y + 4, "end", Svg.cut(row.label, LABELS - 16)));
        if (row.interval.size() == 2)
            drawn.append(Svg.line(x(row.interval.get(0)), y, x(row.interval.get(1)), y, INTERVAL));
        drawn.append(Svg.rectangle(x(row.value) - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS, DOT));
        drawn.append(Svg.text(LABELS + AXIS + 14, y + 4, "start", String.format(Locale.ROOT, "%.3f", row.value)));
    }

    private double x(double value) {
        return LABELS + AXIS * Math.max(0, Math.min(1, axis.place(value)));
    }
}
