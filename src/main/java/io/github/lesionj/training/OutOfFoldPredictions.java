// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.table.LabelTable;
import io.github.lesionj.io.table.NumberTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the models of a cross-validation say of the pictures that they were tested on.
 *
 * @param columns what the numbers are: the classes, or the scores of masks
 * @param folds   of each fold the numbers by picture; a picture lies in one fold
 */
record OutOfFoldPredictions(List<String> columns, List<Map<String, double[]>> folds) {

    /**
     * Reads the test tables of the folds. Pictures that are tested in every fold belong to none: the data keep them apart.
     *
     * @param folders of the folds
     */
    static OutOfFoldPredictions read(List<Path> folders) throws IOException {
        List<Map<String, double[]>> folds = new ArrayList<>();
        List<String> columns = List.of();
        for (Path folder : folders) {
            NumberTable table =
                    LabelTable.read(folder.resolve(FinalMetrics.TEST_TABLE)).numbers();
            columns = table.columns();
            folds.add(new LinkedHashMap<>(table.rows()));
        }
        Set<String> everywhere = new HashSet<>(folds.get(0).keySet());
        folds.forEach(fold -> everywhere.retainAll(fold.keySet()));
        folds.forEach(fold -> fold.keySet().removeAll(everywhere));
        return new OutOfFoldPredictions(List.copyOf(columns), List.copyOf(folds));
    }

    /** @return the rows of all folds, fold after fold */
    Map<String, double[]> pooled() {
        Map<String, double[]> all = new LinkedHashMap<>();
        folds.forEach(all::putAll);
        return all;
    }

    void write(Path file) throws IOException {
        CsvTable table =
                new CsvTable(Stream.concat(Stream.of("image"), columns.stream()).toList());
        pooled().forEach((image, numbers) ->
                table.add(Stream.concat(Stream.of(image), Arrays.stream(numbers).mapToObj(Double::toString))
                        .toList()));
        table.write(file);
    }
}
