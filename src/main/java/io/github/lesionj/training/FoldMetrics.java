// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.io.CsvTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The figures of a cross-validation, each measured on pictures that the fold's model neither learnt from nor chose by.
 *
 * @param names  of the figures
 * @param folds  of each fold the figures, in the order of the names
 * @param pooled the figures of all folds' pictures taken together
 * @param images how many these are
 */
public record FoldMetrics(List<String> names, List<double[]> folds, double[] pooled, int images) {

    /** @param measure from the rows of some pictures to their figures */
    static FoldMetrics of(
            List<String> names, OutOfFoldPredictions predictions, Function<Map<String, double[]>, double[]> measure) {
        return new FoldMetrics(
                names,
                predictions.folds().stream().map(measure).toList(),
                measure.apply(predictions.pooled()),
                predictions.pooled().size());
    }

    /** @return the mean of one figure over the folds */
    public double mean(int figure) {
        return folds.stream().mapToDouble(fold -> fold[figure]).average().orElseThrow();
    }

    /** @return the standard deviation of one figure over the folds, divided by their number less one */
    public double deviation(int figure) {
        double mean = mean(figure);
        double squares = folds.stream()
                .mapToDouble(fold -> (fold[figure] - mean) * (fold[figure] - mean))
                .sum();
        return Math.sqrt(squares / (folds.size() - 1));
    }

    /** @return one line per figure */
    public String text() {
        return IntStream.range(0, names.size())
                .mapToObj(f -> String.format(
                        Locale.ROOT,
                        "%s %.4f, standard deviation %.4f over %d folds; %.4f on all %d pictures together%n",
                        names.get(f),
                        mean(f),
                        deviation(f),
                        folds.size(),
                        pooled[f],
                        images))
                .collect(Collectors.joining());
    }

    /** Writes one row per figure: figure, fold 1 and so on, mean, sd, pooled. */
    void write(Path file) throws IOException {
        List<String> columns = new ArrayList<>(List.of("figure"));
        for (int k = 1; k <= folds.size(); k++) columns.add("fold " + k);
        columns.addAll(List.of("mean", "sd", "pooled"));
        CsvTable table = new CsvTable(columns);
        for (int f = 0; f < names.size(); f++) {
            int figure = f;
            List<String> row = new ArrayList<>(List.of(names.get(f)));
            folds.forEach(fold -> row.add(Double.toString(fold[figure])));
            Arrays.stream(new double[] {mean(f), deviation(f), pooled[f]})
                    .forEach(value -> row.add(Double.toString(value)));
            table.add(row);
        }
        table.write(file);
    }
}
