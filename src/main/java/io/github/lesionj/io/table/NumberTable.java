// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.table;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Numbers per picture.
 *
 * @param file    they were read from
 * @param columns names of the columns, in the file's order
 * @param rows    the numbers by picture, in the file's order
 */
public record NumberTable(Path file, List<String> columns, Map<String, double[]> rows) {

    /** @return the rows of the pictures that are wanted */
    public NumberTable only(Predicate<String> wanted) {
        Map<String, double[]> some = new LinkedHashMap<>(rows);
        some.keySet().removeIf(wanted.negate());
        return new NumberTable(file, columns, some);
    }
}
