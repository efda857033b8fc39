// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.analysis.AnalyzerOptions;
import io.github.lesionj.batch.CalibratedFiles;
import io.github.lesionj.batch.CalibrationTable;
import io.github.lesionj.batch.LesionFiles;
import io.github.lesionj.batch.ResultFiles;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.io.FolderLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lesionj analyze}: everything about each image. */
@Command(
        name = "analyze",
        description = {
            "Finds, measures and classifies the lesion in each image.",
            "Writes <name>_segmentation.png (mask), <name>_overlay.png (image with the outline), <name>_crop.png (the"
                    + " lesion cut out, black around it) and lesions.csv with one row per image. A research tool, no"
                    + " medical device."
        })
final class AnalyzeCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private Inputs inputs;

    @Mixin
    private OutputFolder output;

    @Mixin
    private SegmenterOption segmenter;

    @Mixin
    private ClassifierOption classifier;

    @Mixin
    private MelanomaOption melanoma;

    @Mixin
    private CalibrationOption calibration;

    @Mixin
    private PlaceOption place;

    @Mixin
    private ThresholdOption threshold;

    @Mixin
    private ShardOption shard;

    @Mixin
    private RoisOption rois;

    @Mixin
    private WriteOption write;

    @Mixin
    private EachLesionOption each;

    @Mixin
    private PicturesOption pictures;

    AnalyzeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        threshold.check();
        write.check();
        LesionFiles.Beside beside = new LesionFiles.Beside(rois.wanted, each.smallest(), pictures.kind);
        WorkList images = inputs.images();
        CalibrationTable sizes = calibration.table();
        Path folder = shard.folder(output.create());
        AnalyzerOptions options = new AnalyzerOptions(segmenter.name, classifier.name, place.chosen());
        try (FolderLock lock = session.take(folder);
                ResultFiles lesions = new CalibratedFiles(
                        write.beside(
                                folder,
                                () -> new LesionFiles(
                                        melanoma.of(
                                                threshold.applied(
                                                        session.models().analyzer(options)),
                                                session),
                                        folder,
                                        beside,
                                        session.console()::say)),
                        sizes)) {
            session.console().say("the networks run on " + lesions.device());
            return new BatchCall(session, shard.part(images, folder, session.console()), inputs.again)
                    .run(lesions, folder);
        }
    }
}
