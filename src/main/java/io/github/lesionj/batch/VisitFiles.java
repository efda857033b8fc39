// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.visits.Change;
import io.github.lesionj.analysis.visits.VisitComparison;
import io.github.lesionj.analysis.visits.VisitPictures;
import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.ImageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What two visits show, in files: a row in {@code visits.csv}, and {@code <first>_visits.png}, the first picture and the second
 * on its frame, with both outlines.
 */
public final class VisitFiles {

    /** The table's name. */
    public static final String TABLE = "visits.csv";

    private VisitFiles() {}

    /** @return the picture's file for a first picture of this name */
    public static Path picture(Path folder, String first) {
        return folder.resolve(first + "_visits.png");
    }

    /**
     * Writes the picture, and adds a row to the folder's table in place of an earlier one of the same two pictures.
     *
     * @throws IOException if one cannot be written, or the folder's table has other columns
     */
    public static void add(Path folder, String first, VisitComparison visits) throws IOException {
        Map<String, Double> numbers = numbers(visits);
        List<String> columns = new ArrayList<>(List.of("visits", "first", "second", "unit"));
        columns.addAll(numbers.keySet());
        columns.addAll(List.of("scale_from", "method", "cut"));
        columns.addAll(ReviewColumns.REVIEW);
        CsvTable table = new CsvTable(columns);
        String second = visits.second().picture().name();
        List<String> row = new ArrayList<>(List.of(first + " " + second, first, second, visits.unit()));
        numbers.values().forEach(value -> row.add(Double.isFinite(value) ? SixDigits.of(value) : ""));
        row.addAll(List.of(
                visits.scale().toString(), visits.registration().method().toString(), visits.isCut() ? "yes" : "no"));
        row.addAll(ReviewColumns.cells(visits.review()));
        table.add(row);
        try (ImageFiles files = new ImageFiles()) {
            files.write(picture(folder, first), file -> ImageFile.writePng(file, VisitPictures.sideBySide(visits)));
            SharedTable.add(table, folder.resolve(TABLE));
            files.keep();
        }
    }

    /** @return the numbers of a comparison by their column, in the table's order */
    public static Map<String, Double> numbers(VisitComparison visits) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("agreement", visits.registration().agreement());
        numbers.put("turn", visits.toFirst().degrees());
        numbers.put("scale", visits.toFirst().scale());
        change(numbers, "area", visits.area());
        numbers.put("area_percent", visits.area().percent());
        change(numbers, "diameter", visits.diameter());
        numbers.put("diameter_percent", visits.diameter().percent());
        change(numbers, "shape_asymmetry", visits.shapeAsymmetry());
        change(numbers, "colour_asymmetry", visits.colourAsymmetry());
        change(numbers, "colours", visits.colours());
        change(numbers, "variegation", visits.variegation());
        numbers.put("colour_distance", visits.colourDistance());
        numbers.put("overlap", visits.overlap());
        return numbers;
    }

    private static void change(Map<String, Double> numbers, String name, Change change) {
        numbers.put(name + "_first", change.first());
        numbers.put(name + "_second", change.second());
    }
}
