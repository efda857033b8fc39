// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.evaluation.ClassificationReport;
import io.github.lesionj.evaluation.EvaluationInputs;
import io.github.lesionj.evaluation.SegmentationReport;
import io.github.lesionj.io.MaskFolder;
import io.github.lesionj.io.table.LabelTable;
import io.github.lesionj.model.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** All in which measuring masks differs from measuring classes: where truth and answers lie, who answers, what is reported. */
public enum EvaluationTask {
    /** A folder of masks against a folder of masks. */
    MASKS(Task.SEGMENTATION, "predictions") {
        @Override
        Set<String> names(Path truth) throws IOException {
            return MaskFolder.of(truth).all().keySet();
        }

        @Override
        Optional<Path> table(Path truth, Optional<Path> labels) {
            return labels;
        }

        @Override
        String report(EvaluationInputs inputs, Path folder) throws IOException {
            return SegmentationReport.write(inputs, folder);
        }

        @Override
        public ResultFiles answers(Models models, String model, Path place) {
            return new SegmentationFiles(models.segmenter(model), place, SegmentationFiles.Beside.NOTHING);
        }
    },
    /** A table of probabilities against a table of classes. */
    CLASSES(Task.CLASSIFICATION, "predictions.csv") {
        @Override
        Set<String> names(Path truth) throws IOException {
            return LabelTable.read(truth).names();
        }

        @Override
        Optional<Path> table(Path truth, Optional<Path> labels) {
            return Optional.of(labels.orElse(truth));
        }

        @Override
        String report(EvaluationInputs inputs, Path folder) throws IOException {
            return ClassificationReport.write(inputs, folder);
        }

        @Override
        public ResultFiles answers(Models models, String model, Path place) {
            return DiagnosisFile.toBeScored(models.analyzer(model), place);
        }
    };

    /** Opens the models that a user named, on the device that the user named. */
    public interface Models {
        /** @param model that outlines */
        Segmenter segmenter(String model);

        /** @param model that classifies what the user's segmenter outlines */
        LesionAnalyzer analyzer(String model);
    }

    private final Task task;
    private final String predictions;

    EvaluationTask(Task task, String predictions) {
        this.task = task;
        this.predictions = predictions;
    }

    /** @return masks where the truth is a folder, otherwise classes */
    static EvaluationTask of(Path truth) {
        return Files.isDirectory(truth) ? MASKS : CLASSES;
    }

    /** @return what a model that is measured must do */
    public Task task() {
        return task;
    }

    /** @return where a model's answers go */
    Path predictions(Path folder) {
        return folder.resolve(predictions);
    }

    /** @return the names of the pictures whose truth is known */
    abstract Set<String> names(Path truth) throws IOException;

    /** @return the table that restricts the pictures, and knows their lesions */
    abstract Optional<Path> table(Path truth, Optional<Path> labels);

    /** @return the figures to read, once the report is written */
    abstract String report(EvaluationInputs inputs, Path folder) throws IOException;

    /**
     * @param place {@link Evaluation#predictions}
     * @return where the model's answers are written, so that they can be scored
     */
    public abstract ResultFiles answers(Models models, String model, Path place);
}
