// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.analysis.AnalyzerOptions;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.batch.Evaluation;
import io.github.lesionj.batch.EvaluationRequest;
import io.github.lesionj.batch.EvaluationTask;
import io.github.lesionj.batch.ResultFiles;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.io.FolderLock;
import io.github.lesionj.io.Unfinished;
import io.github.lesionj.model.DefaultModels;
import io.github.lesionj.model.ModelStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lesionj evaluate}: a model, or predictions, against the truth, with a report. */
@Command(
        name = "evaluate",
        description = {
            "Measures a model, or predictions that there are already, against the truth, and writes a report.",
            "A folder of true masks means segmentation, a table of true classes classification. Writes report.html, summary.csv "
                    + "(the ISIC challenge's figures with 95 %% bootstrap intervals), scores.csv and the tables and drawings of the report."
        })
final class EvaluateCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "DIR|CSV",
            description =
                    "folder of true masks, <image>_segmentation.png; or table of true classes: a column per class with "
                            + "1 for the right one, or a column dx, diagnosis or label")
    private Path truth;

    @ArgGroup(multiplicity = "0..1")
    private What what = new What();

    /** What is measured: either of two. */
    private static final class What {
        @Option(
                names = "--model",
                paramLabel = "NAME|PATH",
                description = "model to run on --images; without --model and --predictions it is the default one")
        private Optional<String> model = Optional.empty();

        @Option(
                names = "--predictions",
                paramLabel = "DIR|CSV",
                description = "masks or probabilities, as 'lesionj segment' or 'lesionj classify' writes them")
        private Optional<Path> predictions = Optional.empty();
    }

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description =
                    "the pictures: for the model, for the cases in the report, and for distances in millimetres where "
                            + "they are calibrated")
    private Optional<Path> images;

    @Option(
            names = "--labels",
            paramLabel = "CSV",
            description =
                    "table with a row for each image to be evaluated, in the column image or image_id; images of one "
                            + "lesion_id are drawn together for the intervals (default: the table of --truth)")
    private Optional<Path> labels;

    @Option(
            names = "--split",
            paramLabel = "NAME",
            description = "only the images of whose row the column split says so, such as validation")
    private Optional<String> split;

    @Option(
            names = "--against",
            paramLabel = "DIR|CSV",
            description = "predictions of another model for the same images, to compare with")
    private Optional<Path> against;

    @Mixin
    private SegmenterOption segmenter;

    @Mixin
    private PlaceOption place;

    @Mixin
    private OutputFolder output;

    EvaluateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Evaluation evaluation =
                Evaluation.of(new EvaluationRequest(truth, images, what.predictions, labels, split, against));
        String model = what.model.orElseGet(() -> new DefaultModels(ModelStore.standard())
                .of(evaluation.request().task().task()));
        Path folder = output.create();
        evaluation.keepApart(folder);
        try (FolderLock lock = session.take(folder)) {
            if (what.predictions.isEmpty()) {
                Unfinished.clear(evaluation.predictions(folder));
                int code = run(model, evaluation, evaluation.predictions(folder));
                if (code != Main.DONE) return code;
                if (session.stop().getAsBoolean()) return Main.INTERRUPTED;
            }
            session.out().print(evaluation.report(model, folder));
        }
        session.console().say("the report is " + folder.resolve("report.html"));
        return Main.DONE;
    }

    private int run(String model, Evaluation evaluation, Path predictions) throws IOException {
        try (ResultFiles answers = evaluation.request().task().answers(models(), model, predictions)) {
            session.console().say("the model runs on " + answers.device());
            return new BatchCall(
                            session,
                            WorkList.ofFiles(List.copyOf(evaluation.pictures().values())),
                            true)
                    .run(answers, predictions);
        }
    }

    private EvaluationTask.Models models() {
        return new EvaluationTask.Models() {
            @Override
            public Segmenter segmenter(String model) {
                return session.models().segmenter(model, place.chosen());
            }

            @Override
            public LesionAnalyzer analyzer(String model) {
                return session.models().analyzer(new AnalyzerOptions(segmenter.name, model, place.chosen()));
            }
        };
    }
}
