// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.table;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Numbers per picture.
 *
 * @param file    they were read from
 * @param columns names of the columns, in the file's order
 * @param rows    the numbers by picture, in the file's order
 */
public record NumberTable(Path file, List<String> columns, Map<String, double[]> rows) {

    private static final Set<String> MALIGNANT = Set.of("target", "malignant", "benign_malignant");

    /** @return the rows of the pictures that are wanted */
    public NumberTable only(Predicate<String> wanted) {
        Map<String, double[]> some = new LinkedHashMap<>(rows);
        some.keySet().removeIf(wanted.negate());
        return new NumberTable(file, columns, some);
    }

    /**
     * @return a table of the one probability that a picture is malignant, as the challenges of 2016 and 2020 have it, as one
     *     of {@code benign} and {@code malignant}; other tables as they are
     */
    public NumberTable ofTwoClasses() {
        if (columns.size() != 1 || !MALIGNANT.contains(columns.get(0).toLowerCase(Locale.ROOT))) return this;
        Map<String, double[]> both = new LinkedHashMap<>();
        rows.forEach((picture, row) -> both.put(picture, new double[] {1 - row[0], row[0]}));
        return new NumberTable(file, List.of("benign", "malignant"), both);
    }
}
