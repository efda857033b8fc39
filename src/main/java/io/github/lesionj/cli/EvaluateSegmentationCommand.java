// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.evaluation.SegmentationEvaluation;
import io.github.lesionj.io.MaskFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lesionj evaluate-segmentation}: masks against true masks. */
@Command(
        name = "evaluate-segmentation",
        description = {
            "Scores masks against true masks as the ISIC challenges do.",
            "Prints accuracy, sensitivity, specificity, precision, jaccard, threshold_jaccard (the Jaccard index, or 0 if it is below 0.65) "
                    + "and dice as means over the images. Every true mask needs a prediction of the same name and size; of "
                    + "two values the one that is not 0 is lesion, of more those above 128."
        })
final class EvaluateSegmentationCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--predictions",
            required = true,
            paramLabel = "DIR",
            description = "folder of the masks to be scored, <image>_segmentation.png or <image>.png")
    private Path predictions;

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "DIR",
            description = "folder of the true masks, <image>_segmentation.png")
    private Path truth;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv",
            description =
                    "table to write: the scores of each image, and their mean as the last row; replaced if it exists")
    private Path output;

    EvaluateSegmentationCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        requireFolder("--predictions", predictions);
        requireFolder("--truth", truth);
        if (output != null) OutputFolder.createFor(output, maskFiles());
        SegmentationEvaluation evaluation = SegmentationEvaluation.of(predictions, truth);
        if (output != null) evaluation.writeCsv(output);
        session.out().print(evaluation.text());
        return Main.DONE;
    }

    private List<Path> maskFiles() throws IOException {
        List<Path> files = new ArrayList<>(MaskFolder.of(predictions).all().values());
        files.addAll(MaskFolder.of(truth).all().values());
        return files;
    }

    private static void requireFolder(String option, Path folder) {
        if (!Files.isDirectory(folder)) throw new UsageException("There is no folder " + folder + " for " + option);
    }
}
