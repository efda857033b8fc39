// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.report.HtmlPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Rows of a name and its figures: written in full to a file, or rounded and aligned to read. */
final class MetricTable {

    private final String names;
    private final List<String> figures;
    private final List<Row> rows = new ArrayList<>();

    private record Row(String name, double[] figures) {}

    /**
     * @param names   the header of the first column
     * @param figures the headers of the others
     */
    MetricTable(String names, List<String> figures) {
        this.names = names;
        this.figures = List.copyOf(figures);
    }

    /** @param figures one for each column; NaN where one is undefined */
    MetricTable add(String name, double... figures) {
        rows.add(new Row(name, figures.clone()));
        return this;
    }

    /** Writes comma-separated UTF-8; each number has all its digits, so that reading gives the same again. */
    void write(Path file) throws IOException {
        CsvTable table = new CsvTable(row(names, figures.stream()));
        rows.forEach(
                row -> table.add(row(row.name(), Arrays.stream(row.figures()).mapToObj(Double::toString))));
        table.write(file);
    }

    /** Shows the rows in a page, rounded, a dash where a figure is undefined. */
    void show(HtmlPage page) {
        page.table(
                row(names, figures.stream()),
                rows.stream()
                        .map(row -> row(row.name(), Arrays.stream(row.figures()).mapToObj(MetricTable::shown)))
                        .toList());
    }

    private static List<String> row(String name, Stream<String> others) {
        return Stream.concat(Stream.of(name), others).toList();
    }

    /** @return a header and the rows, each ending with a line feed; four decimals, a dash where a figure is undefined */
    String text() {
        int first = Math.max(
                names.length(),
                rows.stream().mapToInt(row -> row.name().length()).max().orElse(0));
        StringBuilder text = new StringBuilder(pad(names, first));
        for (String figure : figures)
            text.append("  ")
                    .append(" ".repeat(width(figure) - figure.length()))
                    .append(figure);
        text.append('\n');
        for (Row row : rows) {
            text.append(pad(row.name(), first));
            for (int i = 0; i < row.figures().length; i++)
                text.append("  ").append(cell(row.figures()[i], width(figures.get(i))));
            text.append('\n');
        }
        return text.toString();
    }

    private static String cell(double figure, int width) {
        String digits = digits(figure);
        return " ".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /** @return as {@link #digits}, but counts without decimals */
    private static String shown(double figure) {
        return figure >= 2 && figure == Math.rint(figure) ? String.format(Locale.ROOT, "%.0f", figure) : digits(figure);
    }

    /** @return four decimals, or a dash where a figure is undefined */
    static String digits(double figure) {
        return Double.isNaN(figure) ? "-" : String.format(Locale.ROOT, "%.4f", figure);
    }

    private static String pad(String name, int width) {
        return name + " ".repeat(width - name.length());
    }

    private static int width(String figure) {
        return Math.max(9, figure.length());
    }
}
