// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.analysis.AnalyzerOptions;
import io.github.lesionj.batch.DiagnosisFile;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.io.FolderLock;
import io.github.lesionj.io.MaskFolder;
import io.github.lesionj.model.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lesionj classify}: images to class probabilities. */
@Command(
        name = "classify",
        description = {
            "Gives each image a probability for each class.",
            "Writes a table in the ISIC challenge's format: image,MEL,NV,BCC,AKIEC,BKL,DF,VASC. The model is shown the lesion, found by "
                    + "the segmenter or given as a mask. A research figure, no medical diagnosis."
        })
final class ClassifyCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private Inputs inputs;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE.csv",
            description = "table to write; replaced if it exists")
    private Path output;

    @Option(
            names = "--masks",
            paramLabel = "DIR",
            description = "folder with a mask for each image, such as <name>_segmentation.png, instead "
                    + "of finding the lesions")
    private Path masks;

    @Option(
            names = {"--classifier", "--model"},
            paramLabel = "NAME|PATH",
            defaultValue = ModelStore.DEFAULT_CLASSIFIER,
            description = "model that classifies (default: ${DEFAULT-VALUE})")
    private String classifier;

    @Mixin
    private SegmenterOption segmenter;

    @Option(
            names = "--review",
            description =
                    "also write FILE_review.csv: how sure each class is, and whether someone ought to look at it; "
                            + "--melanoma-sensitivity writes it too")
    private boolean review;

    @Mixin
    private MelanomaOption melanoma;

    @Mixin
    private PlaceOption runs;

    @Mixin
    private ShardOption shard;

    ClassifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (masks != null && !Files.isDirectory(masks))
            throw new UsageException("There is no folder " + masks + " for --masks");
        boolean withReview = review || melanoma.isGiven();
        WorkList images = inputs.images();
        MaskFolder.Found given = masks == null ? null : MaskFolder.of(masks).of(images.names());
        Path file = shard.file(output);
        Path place = file.toAbsolutePath().getParent();
        OutputFolder.createFor(file, List.of());
        try (FolderLock lock = session.takeFile(file);
                DiagnosisFile table = masks == null
                        ? DiagnosisFile.of(
                                melanoma.of(
                                        session.models()
                                                .analyzer(
                                                        new AnalyzerOptions(segmenter.name, classifier, runs.chosen())),
                                        session),
                                file,
                                withReview)
                        : DiagnosisFile.of(
                                melanoma.of(session.models().classifier(classifier, runs.chosen()), session),
                                given::maskOf,
                                masks,
                                file,
                                withReview)) {
            session.console().say("the networks run on " + table.device());
            return new BatchCall(session, shard.part(images, place, session.console()), inputs.again).run(table, file);
        }
    }
}
