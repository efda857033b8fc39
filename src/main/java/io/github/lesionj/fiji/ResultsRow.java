// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.measure.Calibration;
import ij.measure.ResultsTable;
import io.github.lesionj.analysis.ClassUncertainty;
import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.MaskUncertainty;
import io.github.lesionj.analysis.Measurements;
import io.github.lesionj.analysis.Review;
import io.github.lesionj.model.ModelIdentity;
import java.util.Optional;

/**
 * One new row in ImageJ's Results, labelled with the picture's title. Columns that ImageJ's own Measure also writes
 * carry ImageJ's names and are in the picture's unit; {@code docs/fiji.md} lists all of them.
 */
final class ResultsRow {

    private final Picture picture;
    private final ResultsTable table;

    private ResultsRow(Picture picture) {
        this.picture = picture;
        table = ResultsTable.getResultsTable();
        table.setNaNEmptyCells(true);
        table.incrementCounter();
        table.addLabel(picture.imp().getTitle());
        StackPosition.of(picture.imp()).write(table);
    }

    /** Starts a row; nothing is shown before {@link #show()}. */
    static ResultsRow of(Picture picture) {
        return new ResultsRow(picture);
    }

    ResultsRow measurements(LesionRoi lesion) {
        return measurements(Measurements.of(lesion, picture.source().pixelSize()));
    }

    ResultsRow measurements(Measurements measurements) {
        table.addValue("Area", measurements.area());
        table.addValue("Perim.", measurements.perimeter());
        Calibration scale = picture.imp().getCalibration();
        add("X", scale.getX(measurements.centroidX()));
        add("Y", scale.getY(measurements.centroidY(), picture.imp().getHeight()));
        table.addValue("Unit", picture.source().pixelSize().unit());
        return this;
    }

    ResultsRow diagnosis(Diagnosis diagnosis) {
        table.addValue("Class", diagnosis.label());
        for (int i = 0; i < diagnosis.classes().size(); i++)
            add(
                    diagnosis.classes().get(i),
                    diagnosis.isEmpty() ? Double.NaN : diagnosis.probabilities().get(i));
        if (!diagnosis.melanoma().isEmpty()) table.addValue("Melanoma suspected", diagnosis.melanoma());
        return this;
    }

    /** @param value NaN for an empty cell */
    ResultsRow value(String column, double value) {
        add(column, value);
        return this;
    }

    ResultsRow text(String column, String text) {
        table.addValue(column, text);
        return this;
    }

    /** What there is not is an empty cell, in every column. */
    private void add(String column, double value) {
        if (Double.isNaN(value)) table.addValue(column, "");
        else table.addValue(column, value);
    }

    /** @param model that found the lesion; empty when the user outlined it */
    ResultsRow segmenter(Optional<ModelIdentity> model) {
        return outlinedBy(model, "selection");
    }

    /** @param other who outlined the lesion where no model did */
    ResultsRow outlinedBy(Optional<ModelIdentity> model, String other) {
        table.addValue("Outlined by", model.map(ResultsRow::text).orElse(other));
        return this;
    }

    ResultsRow segmenter(ModelIdentity model) {
        return segmenter(Optional.of(model));
    }

    ResultsRow classifier(ModelIdentity model) {
        table.addValue("Classified by", text(model));
        return this;
    }

    ResultsRow uncertainty(MaskUncertainty mask) {
        add("Mask disagreement", mask.disagreement());
        add("Mask doubt", mask.doubt());
        return this;
    }

    ResultsRow uncertainty(ClassUncertainty ofClass) {
        add("Class entropy", ofClass.entropy());
        add("Class information", ofClass.information());
        return this;
    }

    ResultsRow review(Review review) {
        table.addValue("Review", review.wanted().toString());
        table.addValue("Review reason", review.reason());
        return this;
    }

    /** Shows the table with the row. */
    void show() {
        fillWithNothing();
        if (Screen.isUsable()) table.show("Results");
    }

    /** ImageJ writes 0 or NaN where nothing is. */
    private void fillWithNothing() {
        int row = table.size() - 1;
        for (int column = 0; column <= table.getLastColumn(); column++)
            if (table.columnExists(column) && table.getStringValue(column, row).equals("NaN"))
                table.setValue(column, row, "");
    }

    private static String text(ModelIdentity model) {
        return model.name() + " " + model.sha256().substring(0, 8);
    }
}
