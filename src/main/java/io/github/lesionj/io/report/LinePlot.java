// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.report;

import java.util.List;
import java.util.Locale;

/** Draws lines over two axes, such as a ROC curve or what a training reached epoch by epoch. */
public final class LinePlot {

    private static final int LEFT = 56;
    private static final int TOP = 34;
    private static final int BOTTOM = 48;
    private static final int LEGEND = 150;
    private static final int WIDEST_LEGEND = 300;
    private static final int SWATCH = 40;
    private static final int ROW = 20;
    private static final List<String> COLOURS =
            List.of("#1f6fb2", "#d95f02", "#2a9d5c", "#b5338a", "#7a5cc9", "#8c6d1f", "#35a7c4", "#c23b3b");

    private final PlotAxis x;
    private final PlotAxis y;
    private final int width;
    private final int height;
    private final StringBuilder frame = new StringBuilder();
    private final StringBuilder marks = new StringBuilder();
    private final StringBuilder legend = new StringBuilder();
    private int lines;
    private int names = LEGEND;

    /**
     * @param title  above the plot
     * @param width  of the field between the axes, in pixels
     * @param height likewise
     */
    public LinePlot(String title, PlotAxis x, PlotAxis y, int width, int height) {
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
        frame.append("<g font-size=\"14\" font-weight=\"600\">\n")
                .append(Svg.text(LEFT, 18, "start", title))
                .append("</g>\n");
        axes();
    }

    /**
     * Adds a line with a row in the legend.
     *
     * @param xs the values along x, of the same length as {@code ys}
     * @param ys where one is not finite, the line is broken
     */
    public LinePlot line(String name, double[] xs, double[] ys) {
        String colour = COLOURS.get(lines % COLOURS.size());
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < xs.length; i++) {
            if (Double.isFinite(ys[i]) && Double.isFinite(xs[i]))
                path.append(drawing ? 'L' : 'M')
                        .append(Svg.number(left(xs[i])))
                        .append(' ')
                        .append(Svg.number(top(ys[i])));
            drawing = Double.isFinite(ys[i]) && Double.isFinite(xs[i]);
        }
        marks.append(String.format(
                Locale.ROOT,
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\" stroke-linejoin=\"round\"/>\n",
                path,
                colour));
        double at = TOP + 8 + ROW * lines++;
        double start = LEFT + width + 16;
        legend.append(Svg.line(
                start, at, start + 18, at, String.format(Locale.ROOT, "stroke=\"%s\" stroke-width=\"2.5\"", colour)));
        legend.append(Svg.text(start + 24, at + 4, "start", Svg.cut(name, WIDEST_LEGEND - SWATCH)));
        names = Math.max(names, Math.min(WIDEST_LEGEND, SWATCH + Svg.width(name)));
        return this;
    }

    /** Adds a bar that stands on the beginning of the y axis. */
    public LinePlot bar(double from, double to, double value) {
        double foot = top(y.least());
        marks.append(Svg.rectangle(
                left(from) + 0.5, top(value), left(to) - left(from) - 1, foot - top(value), "fill=\"#9dc3e6\""));
        return this;
    }

    /** Adds a thin dashed line that only guides the eye. */
    public LinePlot guide(double fromX, double fromY, double toX, double toY) {
        marks.append(
                Svg.line(left(fromX), top(fromY), left(toX), top(toY), "stroke=\"#888\" stroke-dasharray=\"4 4\""));
        return this;
    }

    /** @return what was added so far */
    public Svg draw() {
        int rows = Math.max(TOP + height + BOTTOM, TOP + ROW * lines + BOTTOM);
        return Svg.of(LEFT + width + (lines > 0 ? names : 16), rows, frame.toString() + marks + legend);
    }

    private void axes() {
        double foot = TOP + height;
        for (double tick : x.ticks()) {
            frame.append(Svg.line(left(tick), TOP, left(tick), foot, "stroke=\"#e6e6e6\""));
            frame.append(Svg.text(left(tick), foot + 17, "middle", x.text(tick)));
        }
        for (double tick : y.ticks()) {
            frame.append(Svg.line(LEFT, top(tick), LEFT + width, top(tick), "stroke=\"#e6e6e6\""));
            frame.append(Svg.text(LEFT - 7, top(tick) + 4, "end", y.text(tick)));
        }
        frame.append(Svg.line(LEFT, foot, LEFT + width, foot, "stroke=\"#555\""));
        frame.append(Svg.line(LEFT, TOP, LEFT, foot, "stroke=\"#555\""));
        frame.append(Svg.text(LEFT + width / 2.0, foot + 38, "middle", x.label()));
        frame.append(String.format(
                        Locale.ROOT,
                        "<g transform=\"translate(14 %s) rotate(-90)\">\n",
                        Svg.number(TOP + height / 2.0)))
                .append(Svg.text(0, 0, "middle", y.label()))
                .append("</g>\n");
    }

    private double left(double value) {
        return LEFT + width * clipped(x.place(value));
    }

    private double top(double value) {
        return TOP + height * (1 - clipped(y.place(value)));
    }

    private static double clipped(double place) {
        return Math.min(1, Math.max(0, place));
    }
}
