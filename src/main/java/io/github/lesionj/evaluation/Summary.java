// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import io.github.lesionj.io.CsvTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The figures of one evaluation.
 *
 * @param figures    with their intervals
 * @param resampling how the intervals were made, one sentence
 */
record Summary(List<Figure> figures, String resampling) {

    private static final List<String> COLUMNS = List.of("figure", "value", "low", "high", "images", "averaging");

    static Summary of(Measures measures, Bootstrap bootstrap) {
        return new Summary(
                measures.figures(bootstrap),
                "Intervals are the 95 % percentiles of " + Bootstrap.RESAMPLES
                        + " bootstrap resamples of " + bootstrap.groups()
                        + (bootstrap.groups() == measures.images()
                                ? " images."
                                : " lesions, with all images of a lesion drawn together."));
    }

    /** Writes one row per figure: figure, value, low, high, images, averaging. */
    void writeCsv(Path file) throws IOException {
        CsvTable table = new CsvTable(COLUMNS);
        for (Figure figure : figures)
            table.add(List.of(
                    figure.name(),
                    Double.toString(figure.value()),
                    Double.toString(figure.interval().low()),
                    Double.toString(figure.interval().high()),
                    Integer.toString(figure.images()),
                    figure.averaging()));
        table.write(file);
    }

    /** @return the rows to read: figure, value, interval, averaging */
    List<List<String>> cells() {
        return figures.stream()
                .map(figure -> List.of(
                        figure.name(),
                        MetricTable.digits(figure.value()),
                        figure.interval().text(),
                        figure.averaging()))
                .toList();
    }

    /** @return one line per figure, and how the intervals were made */
    String text() {
        int width = figures.stream()
                .mapToInt(figure -> figure.name().length())
                .max()
                .orElse(0);
        return cells().stream()
                .map(row -> row.get(0) + " ".repeat(width - row.get(0).length()) + "  " + row.get(1) + "  ("
                        + row.get(2) + ")  " + row.get(3) + "\n")
                .collect(Collectors.joining("", "", resampling + "\n"));
    }
}
