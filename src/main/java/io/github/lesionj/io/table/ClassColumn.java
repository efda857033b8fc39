// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A column of class names. */
final class ClassColumn {

    /** The columns of the ISIC challenges of 2016 and 2020 in which 1 means malignant. */
    private static final Set<String> MALIGNANT = Set.of("target", "benign_malignant");

    private static final Map<String, String> MEANING =
            Map.of("0", "benign", "0.0", "benign", "1", "malignant", "1.0", "malignant");

    private ClassColumn() {}

    /** @return the classes in the table's own words and, where 0 and 1 have a meaning, in other words */
    static List<TableClasses> read(String column, Map<String, String> cells) {
        TableClasses own = new TableClasses(column, List.of(), cells);
        if (!MALIGNANT.contains(column) || !MEANING.keySet().containsAll(cells.values())) return List.of(own);
        Map<String, String> meant = new LinkedHashMap<>();
        cells.forEach((picture, cell) -> meant.put(picture, MEANING.get(cell)));
        return List.of(new TableClasses(column, List.of(), meant), own);
    }
}
