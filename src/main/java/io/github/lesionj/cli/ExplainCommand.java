// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.analysis.AnalyzerOptions;
import io.github.lesionj.analysis.explanation.ExplanationMethod;
import io.github.lesionj.analysis.explanation.ExplanationRequest;
import io.github.lesionj.analysis.explanation.Occlusion;
import io.github.lesionj.batch.ExplanationFiles;
import io.github.lesionj.batch.ResultFiles;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.io.FolderLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lesionj explain}: where in each image the classes were seen. */
@Command(
        name = "explain",
        description = {
            "Shows where in each image the classifier saw its class.",
            "Writes <name>_explanation.tif (32-bit, a slice for each class) and <name>_explanation.png (the map over the image). "
                    + "It explains the network, not the lesion. A research tool, no medical device."
        })
final class ExplainCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private Inputs inputs;

    @Mixin
    private OutputFolder output;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            defaultValue = "grad-cam",
            description =
                    "grad-cam: by the network's gradients; occlusion: by covering one part after the other, slower, and "
                            + "for every model (default: ${DEFAULT-VALUE})")
    private String method;

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            defaultValue = ExplanationRequest.LIKELIEST,
            description = "likeliest, all, or the name of one class (default: ${DEFAULT-VALUE})")
    private String classes;

    @Option(
            names = "--patch",
            paramLabel = "SHARE",
            defaultValue = "0.15",
            description = "of occlusion: side of a patch, as a share of the longer side (default: ${DEFAULT-VALUE})")
    private double patch;

    @Option(
            names = "--stride",
            paramLabel = "SHARE",
            defaultValue = "0.075",
            description = "of occlusion: from one patch to the next, at most the patch (default: ${DEFAULT-VALUE})")
    private double stride;

    @Option(
            names = "--opacity",
            paramLabel = "SHARE",
            defaultValue = "0.5",
            description = "of the map over the image, 0 to 1 (default: ${DEFAULT-VALUE})")
    private double opacity;

    @Mixin
    private SegmenterOption segmenter;

    @Mixin
    private ClassifierOption classifier;

    @Mixin
    private PlaceOption place;

    ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (!(opacity >= 0 && opacity <= 1))
            throw new UsageException("--opacity is " + opacity + " but must be from 0 to 1");
        ExplanationRequest request =
                new ExplanationRequest(ExplanationMethod.parse(method), classes, new Occlusion(patch, stride));
        WorkList images = inputs.images();
        Path folder = output.create();
        AnalyzerOptions options = new AnalyzerOptions(segmenter.name, classifier.name, place.chosen());
        try (FolderLock lock = session.take(folder);
                ResultFiles files = new ExplanationFiles(
                        session.models().analyzer(options), folder, request, opacity, session.console()::say)) {
            session.console().say("the networks run on " + files.device());
            return new BatchCall(session, images, inputs.again).run(files, folder);
        }
    }
}
