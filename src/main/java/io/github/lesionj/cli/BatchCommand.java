// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.analysis.AnalyzerOptions;
import io.github.lesionj.batch.DiagnosisFile;
import io.github.lesionj.batch.ImageBatch;
import io.github.lesionj.batch.LesionFiles;
import io.github.lesionj.batch.ResultFiles;
import io.github.lesionj.batch.SegmentationFiles;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.io.FolderLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lesionj batch}: one of the works on pictures, with all its results in a folder. */
@Command(
        name = "batch",
        description = {
            "Works on many images, and goes on where a call that was ended or killed stopped.",
            "Does what 'analyze', 'segment' or 'classify' do, and writes the same files into the folder; of 'classify'"
                    + " the table classes.csv. docs/batches.md says more. A research tool, no medical device."
        })
final class BatchCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private Inputs inputs;

    @Mixin
    private OutputFolder output;

    /** What is done. */
    private enum Work {
        ANALYZE,
        SEGMENT,
        CLASSIFY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--do",
            paramLabel = "WORK",
            defaultValue = "analyze",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Work work;

    @Mixin
    private SegmenterOption segmenter;

    @Mixin
    private ClassifierOption classifier;

    @Mixin
    private PlaceOption place;

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

    @Option(
            names = "--at-once",
            paramLabel = "PICTURES",
            description =
                    "how many pictures are worked on at the same time (default: two more than processors); a graphics"
                            + " processor is shown together what waits for it")
    private Optional<Integer> atOnce;

    BatchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        write.check();
        if (work == Work.CLASSIFY && write.isSaid())
            throw new UsageException("--write is about masks, which --do classify does not write");
        if (work != Work.ANALYZE && each.smallest().isPresent())
            throw new UsageException("--each-lesion belongs to --do analyze, not to --do " + work);
        if (atOnce.orElse(1) < 1)
            throw new UsageException("--at-once is a number of pictures from 1 on, not " + atOnce.get());
        LesionFiles.Beside beside = new LesionFiles.Beside(rois.wanted, each.smallest(), pictures.kind);
        WorkList images = inputs.images();
        Path folder = shard.folder(output.create());
        try (FolderLock lock = session.take(folder);
                ResultFiles results = write.beside(folder, () -> results(folder, beside))) {
            session.console().say("the networks run on " + results.device());
            return new BatchCall(session, shard.part(images, folder, session.console()), inputs.again)
                    .atOnce(atOnce.orElse(ImageBatch.TOGETHER))
                    .run(results, folder);
        }
    }

    private ResultFiles results(Path folder, LesionFiles.Beside beside) {
        AnalyzerOptions models = new AnalyzerOptions(segmenter.name, classifier.name, place.chosen());
        return switch (work) {
            case ANALYZE -> new LesionFiles(session.models().analyzer(models), folder, beside, session.console()::say);
            case SEGMENT ->
                new SegmentationFiles(
                        session.models().segmenter(segmenter.name, place.chosen()),
                        folder,
                        new SegmentationFiles.Beside(false, false, rois.wanted, true));
            case CLASSIFY ->
                DiagnosisFile.of(session.models().analyzer(models), folder.resolve(DiagnosisFile.TABLE), true);
        };
    }
}
