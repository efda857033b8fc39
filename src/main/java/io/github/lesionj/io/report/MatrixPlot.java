// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.report;

import java.util.List;
import java.util.Locale;

/** Draws a table of shares as squares that are the darker the larger a share is, such as a confusion matrix. */
public final class MatrixPlot {

    private static final int CELL = 52;
    private static final int LEAST_LEFT = 84;
    private static final int LEAST_TOP = 68;
    private static final int SIDE = 34;
    private static final int TITLE = 24;
    private static final int WIDEST = 220;
    private static final double SLANT_RISE = Math.sin(Math.toRadians(35));
    private static final int FOOT = 24;
    private static final double LIGHT_TEXT = 0.55;

    private MatrixPlot() {}

    /**
     * @param title   above the drawing
     * @param down    what the rows are
     * @param across  what the columns are
     * @param rows    their names
     * @param columns their names
     * @param shares  [row][column], 0..1; NaN is drawn as 0
     * @param counts  [row][column], written above the share in per cent
     */
    public static Svg draw(
            String title,
            String down,
            String across,
            List<String> rows,
            List<String> columns,
            double[][] shares,
            double[][] counts) {
        boolean slanted = columns.stream().anyMatch(name -> Svg.width(name) > CELL - 4);
        int left = Math.max(LEAST_LEFT, SIDE + widest(rows));
        int top = slanted ? SIDE + (int) (SLANT_RISE * widest(columns)) + TITLE : LEAST_TOP;
        int right = left + columns.size() * CELL, foot = top + rows.size() * CELL;
        StringBuilder drawing = new StringBuilder();
        drawing.append("<g font-size=\"14\" font-weight=\"600\">\n")
                .append(Svg.text(left, 18, "start", title))
                .append("</g>\n");
        drawing.append(Svg.text((left + right) / 2.0, foot + 17, "middle", across));
        drawing.append("<g transform=\"translate(14 " + Svg.number((top + foot) / 2.0) + ") rotate(-90)\">\n")
                .append(Svg.text(0, 0, "middle", down))
                .append("</g>\n");
        for (int c = 0; c < columns.size(); c++)
            drawing.append(column(left + (c + 0.5) * CELL, top - 9, slanted, Svg.cut(columns.get(c), WIDEST)));
        for (int r = 0; r < rows.size(); r++) {
            drawing.append(Svg.text(left - 8, top + (r + 0.5) * CELL + 4, "end", Svg.cut(rows.get(r), WIDEST)));
            for (int c = 0; c < columns.size(); c++)
                drawing.append(cell(
                        left + c * CELL, top + r * CELL, Double.isNaN(shares[r][c]) ? 0 : shares[r][c], counts[r][c]));
        }
        return Svg.of(right + (slanted ? widest(columns) : 16), foot + FOOT, drawing);
    }

    private static int widest(List<String> names) {
        return Math.min(WIDEST, names.stream().mapToInt(Svg::width).max().orElse(0));
    }

    private static String column(double x, double y, boolean slanted, String name) {
        return slanted
                ? "<g transform=\"translate(" + Svg.number(x) + " " + Svg.number(y) + ") rotate(-35)\">\n"
                        + Svg.text(0, 0, "start", name) + "</g>\n"
                : Svg.text(x, y, "middle", name);
    }

    private static String cell(int x, int y, double share, double count) {
        String ink = share > LIGHT_TEXT ? "#fff" : "#333";
        return Svg.rectangle(x, y, CELL - 1, CELL - 1, "fill=\"" + shade(share) + "\"")
                + "<g fill=\"" + ink + "\">\n"
                + Svg.text(x + CELL / 2.0, y + 24, "middle", Svg.number(count))
                + "<g font-size=\"10\">\n"
                + Svg.text(x + CELL / 2.0, y + 39, "middle", Svg.number(Math.round(100 * share)) + " %")
                + "</g></g>\n";
    }

    /** From near white to blue. */
    private static String shade(double share) {
        return String.format(
                Locale.ROOT, "#%02x%02x%02x", mix(0xf4, 0x1f, share), mix(0xf6, 0x6f, share), mix(0xf9, 0xb2, share));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
