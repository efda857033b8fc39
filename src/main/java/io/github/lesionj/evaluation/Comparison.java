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
import java.util.stream.DoubleStream;

/**
 * Two models on the same images. Both are measured on the same resamples, so that what makes an image hard for both does
 * not blur their difference.
 *
 * @param rows one for each figure
 */
public record Comparison(List<Row> rows) {

    private static final List<String> COLUMNS =
            List.of("figure", "value", "other", "difference", "low", "high", "p", "averaging");

    /**
     * One figure of both.
     *
     * @param name     of the figure
     * @param value    of the model
     * @param other    of the model that it is compared with
     * @param interval of 95 % of {@code value - other}
     * @param p        two-sided, 0..1: how probable a difference as large would be if there were none; by bootstrap,
     *                 twice the share of the resamples on the rarer side of 0, never below 2 / (resamples + 1)
     */
    public record Row(Measures.Name name, double value, double other, Interval interval, double p) {

        /** @return how much the model is above the other */
        public double difference() {
            return value - other;
        }
    }

    public Comparison {
        rows = List.copyOf(rows);
    }

    /**
     * @param model     the figures of one model
     * @param other     the same figures of the other, of the same images in the same order
     * @param bootstrap over these images
     * @throws IllegalArgumentException if the figures or the number of images differ
     */
    public static Comparison of(Measures model, Measures other, Bootstrap bootstrap) {
        if (!model.names().equals(other.names()) || model.images() != other.images())
            throw new IllegalArgumentException(
                    "Two models can only be compared by the same figures of the same images");
        double[] values = model.onAll(), others = other.onAll();
        double[][] samples = bootstrap.samples(weights -> {
            double[] first = model.values().apply(weights),
                    second = other.values().apply(weights);
            for (int f = 0; f < first.length; f++) first[f] -= second[f];
            return first;
        });
        List<Row> rows = new ArrayList<>();
        for (int f = 0; f < values.length; f++)
            rows.add(new Row(model.names().get(f), values[f], others[f], Interval.of(samples[f]), p(samples[f])));
        return new Comparison(rows);
    }

    private static double p(double[] differences) {
        double[] defined = DoubleStream.of(differences)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        if (defined.length == 0) return Double.NaN;
        long above = Arrays.stream(defined).filter(value -> value >= 0).count();
        long below = Arrays.stream(defined).filter(value -> value <= 0).count();
        return Math.min(1, 2.0 * (Math.min(above, below) + 1) / (defined.length + 1));
    }

    /**
     * Writes one row per figure: figure, value, other, difference, low, high, p, averaging.
     *
     * @throws IOException if the file cannot be written
     */
    public void writeCsv(Path file) throws IOException {
        CsvTable table = new CsvTable(COLUMNS);
        for (Row row : rows) {
            List<String> cells = new ArrayList<>(List.of(row.name().name()));
            DoubleStream.of(
                            row.value(),
                            row.other(),
                            row.difference(),
                            row.interval().low(),
                            row.interval().high(),
                            row.p())
                    .mapToObj(Double::toString)
                    .forEach(cells::add);
            cells.add(row.name().averaging());
            table.add(cells);
        }
        table.write(file);
    }

    /** Shows the rows in a page. */
    void show(HtmlPage page, Path other) {
        page.heading("Compared with " + other.getFileName())
                .table(
                        List.of("figure", "better", "this", "other", "difference", "95 % interval", "p"),
                        rows.stream()
                                .map(row -> List.of(
                                        row.name().name(),
                                        row.name().metric().higherIsBetter() ? "higher" : "lower",
                                        MetricTable.digits(row.value()),
                                        MetricTable.digits(row.other()),
                                        signed(row.difference()),
                                        row.interval().text(),
                                        digits(row.p())))
                                .toList())
                .text("The other model is " + other + ". Both are measured on the same " + Bootstrap.RESAMPLES
                        + " bootstrap resamples; p is two-sided: twice the share of the resamples in which the difference has the "
                        + "rarer sign. With many figures, some p fall below 0.05 by chance.");
    }

    private static String signed(double difference) {
        return Double.isNaN(difference) ? "-" : String.format(Locale.ROOT, "%+.4f", difference);
    }

    private static String digits(double p) {
        return Double.isNaN(p) ? "-" : String.format(Locale.ROOT, p < 0.001 ? "%.4f" : "%.3f", p);
    }
}
