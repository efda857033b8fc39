// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.evaluation.ClassificationEvaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lesionj evaluate-classification}: class probabilities against the truth. */
@Command(
        name = "evaluate-classification",
        description = {
            "Scores class probabilities against the truth as the ISIC challenges do.",
            "Prints balanced accuracy, and accuracy, precision, sensitivity, specificity, dice, predictive values and areas under curves of "
                    + "each class and as means. Both tables have the columns image and one per class, such as "
                    + "image,MEL,NV,BCC,AKIEC,BKL,DF,VASC, and a row for each of the same images."
        })
final class EvaluateClassificationCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--predictions",
            required = true,
            paramLabel = "CSV",
            description = "table of probabilities, as 'lesionj classify' writes it")
    private Path predictions;

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "CSV",
            description =
                    "table with 1 for the right class and 0 for the others; a column score_weight may say how much each image counts")
    private Path truth;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv",
            description =
                    "table to write: the scores of each class, and their mean as the last row; replaced if it exists")
    private Path output;

    EvaluateClassificationCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        requireFile("--predictions", predictions);
        requireFile("--truth", truth);
        if (output != null) OutputFolder.createFor(output, List.of(predictions, truth));
        ClassificationEvaluation evaluation = ClassificationEvaluation.of(predictions, truth);
        if (output != null) evaluation.writeCsv(output);
        session.out().print(evaluation.text());
        return Main.DONE;
    }

    private static void requireFile(String option, Path file) {
        if (!Files.isRegularFile(file)) throw new UsageException("There is no file " + file + " for " + option);
    }
}
