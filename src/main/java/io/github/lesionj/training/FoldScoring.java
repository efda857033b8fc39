// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.evaluation.ClassProbabilities;
import io.github.lesionj.evaluation.ClassificationPlots;
import io.github.lesionj.evaluation.ClassificationScore;
import io.github.lesionj.io.CsvTable;
import io.github.lesionj.model.Task;
import io.github.lesionj.training.LabelledImage.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Measures what a cross-validation's models say of the pictures that they were tested on. */
final class FoldScoring {

    private static final List<String> CLASS_FIGURES = List.of("balanced_accuracy", "accuracy", "auc", "calibration_error");

    private final Recipe recipe;
    private final Map<String, Integer> classOf = new HashMap<>();

    /** @param data all its pictures, in whatever split */
    FoldScoring(Recipe recipe, DataSet data) {
        this.recipe = recipe;
        for (Split split : Split.values())
            for (LabelledImage image : data.of(split)) classOf.put(image.id(), recipe.model().classes().indexOf(image.label()));
    }

    /** Writes {@code out-of-fold.csv}, {@code folds.csv} and, for classes, {@code truth.csv} and the plots of the pooled. */
    FoldMetrics score(OutOfFoldPredictions predictions, Path folder) throws IOException {
        predictions.write(folder.resolve("out-of-fold.csv"));
        boolean masks = recipe.model().task() == Task.SEGMENTATION;
        if (!masks) {
            writeTruth(predictions, folder.resolve("truth.csv"));
            new ClassificationPlots(probabilities(predictions.pooled())).write(folder);
        }
        FoldMetrics figures = masks
                ? FoldMetrics.of(predictions.columns(), predictions, FoldScoring::means)
                : FoldMetrics.of(CLASS_FIGURES, predictions, this::classFigures);
        figures.write(folder.resolve("folds.csv"));
        return figures;
    }

    private static double[] means(Map<String, double[]> rows) {
        return IntStream.range(0, rows.values().iterator().next().length)
                .mapToDouble(c -> rows.values().stream().mapToDouble(row -> row[c]).average().orElseThrow()).toArray();
    }

    private double[] classFigures(Map<String, double[]> rows) {
        ClassProbabilities said = probabilities(rows);
        ClassificationScore score = said.score();
        return new double[] {score.balancedAccuracy(), score.accuracy(), score.macro().auc(), said.reliability().error()};
    }

    private ClassProbabilities probabilities(Map<String, double[]> rows) {
        return new ClassProbabilities(recipe.model().classes(), rows.values().toArray(double[][]::new),
                rows.keySet().stream().mapToInt(classOf::get).toArray());
    }

    /** As the ISIC challenge writes the truth, so that {@code evaluate-classification} can read it. */
    private void writeTruth(OutOfFoldPredictions predictions, Path file) throws IOException {
        List<String> columns = new ArrayList<>(List.of("image"));
        columns.addAll(recipe.model().classes());
        CsvTable table = new CsvTable(columns);
        for (String image : predictions.pooled().keySet()) {
            List<String> row = new ArrayList<>(List.of(image));
            for (int c = 0; c < recipe.model().classes().size(); c++) row.add(c == classOf.get(image) ? "1" : "0");
            table.add(row);
        }
        table.write(file);
    }
}
