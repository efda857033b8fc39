// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a user wants evaluated. The parts are called as the options of the command line and the inputs of Fiji are, so that
 * a message that names one fits both.
 *
 * @param truth       folder of true masks, {@code <image>_segmentation.png}, or table of the right classes
 * @param images      folder of the pictures; a model needs it, predictions do not
 * @param predictions masks or table of probabilities that there are already; without them a model is run
 * @param labels      table that restricts the evaluation to its images, and knows their lesions
 * @param split       restricts it to the rows whose column {@code split} says so
 * @param against     predictions of another model for the same images, to compare with
 */
public record EvaluationRequest(
        Path truth,
        Optional<Path> images,
        Optional<Path> predictions,
        Optional<Path> labels,
        Optional<String> split,
        Optional<Path> against) {

    /** @throws UserException in one sentence that names the part, if it is not there or of the wrong kind */
    public EvaluationRequest {
        check("truth", truth);
        images.ifPresent(path -> check("images", path));
        labels.ifPresent(path -> check("labels", path));
        checkAnswers("predictions", predictions, Files.isDirectory(truth));
        checkAnswers("against", against, Files.isDirectory(truth));
        if (predictions.isEmpty() && images.isEmpty())
            throw new UserException("There is nothing to evaluate: name the pictures for the model in 'images', or"
                    + " its answers in 'predictions'");
    }

    private static void check(String part, Path path) {
        if (!Files.exists(path))
            throw new UserException("There is no file or folder " + path + ": look at '" + part + "'");
    }

    private static void checkAnswers(String part, Optional<Path> answers, boolean masks) {
        answers.ifPresent(path -> check(part, path));
        if (answers.isPresent() && Files.isDirectory(answers.get()) != masks)
            throw new UserException("'" + part + "' must name "
                    + (masks
                            ? "a folder, as 'truth' does, but is the file "
                            : "a table, as 'truth' does, but is the folder ")
                    + answers.get());
    }

    /** @return what is measured: masks where the truth is a folder, otherwise classes */
    public EvaluationTask task() {
        return EvaluationTask.of(truth);
    }
}
