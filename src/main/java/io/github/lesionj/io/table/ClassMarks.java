// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Columns of classes, with 1 in the column of a picture's class and 0 in the others. */
final class ClassMarks {

    /** The challenge of 2017: a picture that is neither shows a nevus. */
    private static final Set<String> OF_2017 = Set.of("melanoma", "seborrheic_keratosis");

    private static final Set<String> MARKS = Set.of("0", "1", "0.0", "1.0", "0,0", "1,0");

    private ClassMarks() {}

    /** @return those of the columns that hold nothing but 0 and 1 */
    static List<String> columns(LabelTable table, List<String> candidates) throws IOException {
        List<String> marks = new ArrayList<>();
        for (String name : candidates)
            if (MARKS.containsAll(table.column(List.of(name)).values())) marks.add(name);
        return marks;
    }

    /** @throws IOException if there are fewer than two classes, a value is neither 0 nor 1, or a picture has not one class */
    static TableClasses read(LabelTable table, NumberTable marks) throws IOException {
        List<String> names = new ArrayList<>(marks.columns());
        if (names.size() < 2)
            throw new IOException(
                    table.file() + " has " + names.size() + " class columns; a classification needs 2 or more");
        boolean nevusUnsaid = names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet())
                .equals(OF_2017);
        Map<String, String> classes = new LinkedHashMap<>();
        for (Map.Entry<String, double[]> row : marks.rows().entrySet()) {
            int right = right(table, marks, row.getKey(), row.getValue(), nevusUnsaid);
            classes.put(row.getKey(), right < 0 ? "nevus" : names.get(right));
        }
        if (nevusUnsaid) names.add("nevus");
        return new TableClasses("", List.copyOf(names), classes);
    }

    private static int right(LabelTable table, NumberTable marks, String picture, double[] values, boolean mayLack)
            throws IOException {
        int right = -1, count = 0;
        for (int c = 0; c < values.length; c++) {
            if (values[c] == 1) {
                right = c;
                count++;
            } else if (values[c] != 0) {
                throw new IOException("The image " + picture + " in " + table.file() + " has " + values[c] + " for "
                        + marks.columns().get(c) + "; a truth is 1 for the right class and 0 for the others");
            }
        }
        if (count > 1 || count == 0 && !mayLack)
            throw new IOException("The image " + picture + " in " + table.file() + " has " + count
                    + " right classes; mark exactly one with 1");
        return right;
    }
}
