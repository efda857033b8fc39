// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which classes were taken for which.
 *
 * @param classes their names
 * @param counts  [true class][predicted class], and in one more column the undecided: images whose greatest probability
 *                is shared by several classes; each image counted by its weight
 */
public record ConfusionMatrix(List<String> classes, double[][] counts) {

    /** The name of the last column. */
    public static final String UNDECIDED = "undecided";

    private static final String SHARE = "_share";

    /** @return how many images were undecided */
    public double undecided() {
        return Arrays.stream(counts).mapToDouble(row -> row[row.length - 1]).sum();
    }

    /** @return [true class][predicted class or undecided]: the share of the true class's images, NaN if it has none */
    public double[][] shares() {
        return Arrays.stream(counts)
                .map(row -> {
                    double total = Arrays.stream(row).sum();
                    return Arrays.stream(row).map(count -> count / total).toArray();
                })
                .toArray(double[][]::new);
    }

    /**
     * Writes one row per true class: its name, how many of its images were taken for each class and how many are
     * undecided, then the same as shares of the row in columns ending with {@code _share}.
     *
     * @throws IOException if the file cannot be written
     */
    public void writeCsv(Path file) throws IOException {
        List<String> columns = new ArrayList<>(classes);
        columns.add(UNDECIDED);
        MetricTable table = new MetricTable(
                "truth",
                Stream.concat(columns.stream(), columns.stream().map(name -> name + SHARE))
                        .toList());
        double[][] shares = shares();
        for (int c = 0; c < counts.length; c++) {
            double[] row = Arrays.copyOf(counts[c], 2 * columns.size());
            System.arraycopy(shares[c], 0, row, columns.size(), columns.size());
            table.add(classes.get(c), row);
        }
        table.write(file);
    }
}
