// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.report;

import java.util.List;
import java.util.Locale;

/** Draws a table of shares as squares that are the darker the larger a share is, such as a confusion matrix. */
public final class MatrixPlot {

    private static final int CELL = 52;
    private static final int LEFT = 84;
    private static final int TOP = 68;
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
            String title, String down, String across, List<String> rows, List<String> columns, double[][] shares, double[][] counts) {
        StringBuilder drawing = new StringBuilder();
        drawing.append("<g font-size=\"14\" font-weight=\"600\">\n").append(Svg.text(LEFT, 18, "start", title)).append("</g>\n");
        drawing.append(Svg.text(LEFT + columns.size() * CELL / 2.0, TOP + rows.size() * CELL + 17, "middle", across));
        drawing.append(String.format(Locale.ROOT, "<g transform=\"translate(14 %s) rotate(-90)\">\n",
                        Svg.number(TOP + rows.size() * CELL / 2.0)))
                .append(Svg.text(0, 0, "middle", down)).append("</g>\n");
        for (int c = 0; c < columns.size(); c++)
            drawing.append(Svg.text(LEFT + (c + 0.5) * CELL, TOP - 9, "middle", columns.get(c)));
        for (int r = 0; r < rows.size(); r++) {
            drawing.append(Svg.text(LEFT - 8, TOP + (r + 0.5) * CELL + 4, "end", rows.get(r)));
            for (int c = 0; c < columns.size(); c++)
                drawing.append(cell(LEFT + c * CELL, TOP + r * CELL, Double.isNaN(shares[r][c]) ? 0 : shares[r][c], counts[r][c]));
        }
        return Svg.of(LEFT + columns.size() * CELL + 16, TOP + rows.size() * CELL + FOOT, drawing);
    }

    private static String cell(int x, int y, double share, double count) {
        String ink = share > LIGHT_TEXT ? "#fff" : "#333";
        return Svg.rectangle(x, y, CELL - 1, CELL - 1, "fill=\"" + shade(share) + "\"")
                + "<g fill=\"" + ink + "\">\n"
                + Svg.text(x + CELL / 2.0, y + 24, "middle", Svg.number(count))
                + "<g font-size=\"10\">\n" + Svg.text(x + CELL / 2.0, y + 39, "middle", Svg.number(Math.round(100 * share)) + " %")
                + "</g></g>\n";
    }

    /** From near white to blue. */
    private static String shade(double share) {
        return String.format(Locale.ROOT, "#%02x%02x%02x", mix(0xf4, 0x1f, share), mix(0xf6, 0x6f, share), mix(0xf9, 0xb2, share));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
