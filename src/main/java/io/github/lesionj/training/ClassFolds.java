// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.evaluation.ClassProbabilities;
import io.github.lesionj.evaluation.ClassificationPlots;
import io.github.lesionj.evaluation.ClassificationScore;
import io.github.lesionj.evaluation.MetricName;
import io.github.lesionj.io.CsvTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Measures what the classifiers of a cross-validation say of the pictures that they were tested on. */
final class ClassFolds {

    private static final List<String> CLASS_FIGURES = Stream.of(
                    MetricName.BALANCED_ACCURACY, MetricName.ACCURACY, MetricName.AUC, MetricName.CALIBRATION_ERROR)
            .map(MetricName::key)
            .toList();

    private final List<String> classes;
    private final Map<String, Integer> classOf = new HashMap<>();

    /** @param images all pictures, in whatever split */
    ClassFolds(List<String> classes, List<LabelledImage> images) {
        this.classes = classes;
        for (LabelledImage image : images) classOf.put(image.id(), image.classIndex(classes));
    }

    /** Writes {@code truth.csv} and the plots of all pictures together. */
    FoldMetrics measure(OutOfFoldPredictions predictions, Path folder) throws IOException {
        writeTruth(predictions, folder.resolve("truth.csv"));
        new ClassificationPlots(probabilities(predictions.pooled())).write(folder);
        return FoldMetrics.of(CLASS_FIGURES, predictions, this::classFigures);
    }

    private double[] classFigures(Map<String, double[]> rows) {
        ClassProbabilities said = probabilities(rows);
        ClassificationScore score = said.score();
        return new double[] {
            score.balancedAccuracy(),
            score.accuracy(),
            score.macro().auc(),
            said.reliability().error()
        };
    }

    private ClassProbabilities probabilities(Map<String, double[]> rows) {
        return new ClassProbabilities(
                classes,
                rows.values().toArray(double[][]::new),
                rows.keySet().stream().mapToInt(classOf::get).toArray());
    }

    /** As the ISIC challenge writes the truth, so that {@code evaluate-classification} can read it. */
    private void writeTruth(OutOfFoldPredictions predictions, Path file) throws IOException {
        List<String> columns = new ArrayList<>(List.of("image"));
        columns.addAll(classes);
        CsvTable table = new CsvTable(columns);
        for (String image : predictions.pooled().keySet()) {
            List<String> row = new ArrayList<>(List.of(image));
            for (int c = 0; c < classes.size(); c++) row.add(c == classOf.get(image) ? "1" : "0");
            table.add(row);
        }
        table.write(file);
    }
}
