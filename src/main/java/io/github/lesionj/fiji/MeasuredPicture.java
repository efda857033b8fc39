// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.gui.Roi;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.abcd.LesionMeasures;
import io.github.lesionj.analysis.abcd.MeasureColumns;
import io.github.lesionj.analysis.abcd.MeasureLines;
import io.github.lesionj.batch.MeasureFiles;
import io.github.lesionj.model.ModelIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The lesions of one picture, outlined and measured.
 *
 * @param found    the measures, and what is kept of them in files
 * @param all      all lesions together
 * @param outlines of each lesion: traced, or the user's own as it is, an oval as an oval
 * @param model    that found the lesions; empty when the user outlined them
 */
record MeasuredPicture(MeasureFiles.Found found, LesionRoi all, List<Roi> outlines, Optional<ModelIdentity> model) {

    List<LesionMeasures> lesions() {
        return found.lesions().measures();
    }

    /** @return the outlines, and on demand what was measured, for the overlay */
    List<Roi> overlay(boolean lines) {
        List<Roi> elements = new ArrayList<>(outlines);
        if (lines) lesions().forEach(lesion -> elements.addAll(MeasureLines.of(lesion)));
        return elements;
    }

    /** @return the outline of all lesions; empty without one */
    Optional<Roi> line() {
        return outlines.size() == 1 ? Optional.of(outlines.get(0)) : all.outline();
    }

    /** Adds a row for each lesion to Results; without any a row with an area of 0. */
    List<Map<String, Double>> show(Picture picture, OptionalInt structures) {
        List<Map<String, Double>> rows = new ArrayList<>();
        for (LesionMeasures lesion : lesions()) {
            Map<String, Double> numbers = MeasureColumns.numbers(lesion, structures);
            rows.add(numbers);
            ResultsRow row = ResultsRow.of(picture).value("lesion", rows.size());
            numbers.forEach(row::value);
            MeasureColumns.texts(lesion).forEach(row::text);
            end(row);
        }
        if (rows.isEmpty()) {
            ResultsRow row = ResultsRow.of(picture).value("lesion", Double.NaN);
            MeasureColumns.NUMBERS.forEach(column -> row.value(column, column.equals("area_pixels") ? 0 : Double.NaN));
            MeasureColumns.TEXTS.forEach(column -> row.text(column, ""));
            end(row);
        }
        return rows;
    }

    private void end(ResultsRow row) {
        row.outlinedBy(model, found.outliner().name()).review(found.review()).show();
    }
}
