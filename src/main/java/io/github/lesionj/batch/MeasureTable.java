// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.abcd.LesionMeasures;
import io.github.lesionj.analysis.abcd.MeasureColumns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The measures of many lesions, one row each; docs/measurements.md explains the columns. */
final class MeasureTable {

    private static final List<String> BEFORE = List.of("image", "lesion");

    static final List<String> COLUMNS =
            concat(BEFORE, MeasureColumns.NUMBERS, MeasureColumns.TEXTS, Outliner.COLUMNS, ReviewColumns.REVIEW);

    private MeasureTable() {}

    /** @return a row for each lesion; without any one row with an area of 0 */
    static List<List<String>> rows(String image, MeasureFiles.Found found, OptionalInt structures) {
        List<List<String>> rows = new ArrayList<>();
        List<String> after = concat(found.outliner().cells(), ReviewColumns.cells(found.review()));
        List<LesionMeasures> lesions = found.lesions().measures();
        for (int i = 0; i < lesions.size(); i++) {
            Collection<Double> numbers =
                    MeasureColumns.numbers(lesions.get(i), structures).values();
            rows.add(concat(
                    List.of(image, String.valueOf(i + 1)),
                    numbers.stream()
                            .map(value -> Double.isNaN(value) ? "" : SixDigits.of(value))
                            .toList(),
                    MeasureColumns.texts(lesions.get(i)).values(),
                    after));
        }
        if (lesions.isEmpty()) rows.add(concat(List.of(image, ""), nothing(), after));
        return rows;
    }

    private static List<String> nothing() {
        return Stream.concat(MeasureColumns.NUMBERS.stream(), MeasureColumns.TEXTS.stream())
                .map(column -> column.equals("area_pixels") ? "0" : "")
                .toList();
    }

    @SafeVarargs
    private static List<String> concat(Collection<String>... parts) {
        return Stream.of(parts).flatMap(Collection::stream).toList();
    }
}
