// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.batch.Evaluation;
import io.github.lesionj.batch.EvaluationRequest;
import io.github.lesionj.batch.EvaluationTask;
import io.github.lesionj.batch.ImageBatch;
import io.github.lesionj.batch.Outcome;
import io.github.lesionj.batch.ResultFiles;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.io.UserException;
import io.github.lesionj.model.DefaultModels;
import io.github.lesionj.model.ModelStore;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Measures a model against known masks or classes; the result is a page, {@code report.html}, and its tables. */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "LesionJ"), @Menu(label = "Evaluate...", weight = 75)},
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description = "Measures how well a model outlines or classifies pictures whose masks or classes are known.")
public final class EvaluateModel extends SafeCommand {

    @Parameter
    private LesionJService lesionj;

    @Parameter(
            label = "Truth",
            style = PathStyle.FILE_OR_DIRECTORY,
            required = false,
            persist = false,
            description =
                    "The folder of the true masks, <picture>_segmentation.png; or the table of the true classes, a CSV file.")
    private String truth = "";

    @Parameter(
            label = "Pictures",
            style = "directory",
            required = false,
            persist = false,
            description =
                    "The folder of the pictures; those without a known mask or class are left out. A model needs it; with"
                            + " predictions it is only for the cases in the report and for distances in millimetres.")
    private String images = "";

    @Parameter(
            label = "Model",
            style = KnownNames.MODELS,
            required = false,
            persist = false,
            description =
                    "The model to measure: the name of an installed one, or the path of a model zip or folder. Leave"
                            + " empty for the one that comes with LesionJ.")
    private String model = "";

    @Parameter(
            label = "Or predictions",
            style = PathStyle.FILE_OR_DIRECTORY,
            required = false,
            persist = false,
            description =
                    "Predictions that there are already, instead of a model's: a folder of masks, or a table of class"
                            + " probabilities as the ISIC challenge writes it.")
    private String predictions = "";

    @Parameter(
            label = "Compare with predictions",
            style = PathStyle.FILE_OR_DIRECTORY,
            required = false,
            persist = false,
            description =
                    "Predictions of another model to the same pictures: the report then says how far the two differ, and"
                            + " whether by chance.")
    private String against = "";

    @Parameter(
            label = "Labels table",
            style = "file",
            required = false,
            persist = false,
            description =
                    "A CSV file with a row for each picture to be measured, in the column image or image_id. Pictures of"
                            + " one lesion_id are drawn together for the intervals. Leave empty to take the table of the truth, if it is one.")
    private String labels = "";

    @Parameter(
            label = "Split",
            required = false,
            persist = false,
            description =
                    "Measures only the pictures of whose row the column split says so, such as validation. Leave empty for all.")
    private String split = "";

    @Parameter(
            label = "Segmentation model",
            style = KnownNames.SEGMENTERS,
            required = false,
            persist = false,
            description = "The model that finds the lesion before it is classified; not used with true masks.")
    private String segmenter = FirstModels.segmenter();

    @Parameter(
            label = "Output folder",
            style = "directory",
            required = false,
            persist = false,
            description = "Where the report, its tables and the model's answers go.")
    private String output = "";

    @Parameter(
            label = "Device",
            choices = {"auto", "cpu", "gpu", "gpu:1", "mps"},
            required = false,
            persist = false,
            description = Texts.DEVICE)
    private String device = "auto";

    @Parameter(
            label = "Open the report",
            required = false,
            persist = false,
            description = "Opens the finished report in the browser.")
    private boolean open;

    @Parameter(type = ItemIO.OUTPUT, label = "Report", description = "The page, report.html.")
    private File report;

    @Parameter(type = ItemIO.OUTPUT, label = "Figures", description = "As the log shows them.")
    private String figures;

    @Override
    void work(Progress progress) throws IOException {
        Evaluation evaluation = Evaluation.of(request());
        if (!predictions.isBlank() && !model.isBlank())
            throw new UserException("Leave either 'model' or 'predictions' empty: only one of them is measured.");
        String measured = model.isBlank()
                ? new DefaultModels(ModelStore.standard())
                        .of(evaluation.request().task().task())
                : model;
        Path folder = UserPaths.made("output", output);
        evaluation.keepApart(folder);
        record();
        if (predictions.isBlank())
            try (ResultFiles answers =
                    evaluation.request().task().answers(models(), measured, evaluation.predictions(folder))) {
                run(answers, List.copyOf(evaluation.pictures().values()), progress);
            }
        figures = evaluation.report(measured, folder);
        report = folder.resolve("report.html").toFile();
        Log.show(figures);
        Report.tell(report, open);
    }

    private EvaluationRequest request() {
        Path known = UserPaths.optional(truth)
                .orElseThrow(() -> new UserException("Name the true masks or classes in 'truth'."));
        return new EvaluationRequest(
                known,
                UserPaths.optional(images),
                UserPaths.optional(predictions),
                UserPaths.optional(labels),
                split.isBlank() ? Optional.empty() : Optional.of(split.strip()),
                UserPaths.optional(against));
    }

    private EvaluationTask.Models models() {
        return new EvaluationTask.Models() {
            @Override
            public Segmenter segmenter(String model) {
                return lesionj.segmenter(model, device);
            }

            @Override
            public LesionAnalyzer analyzer(String model) {
                return lesionj.analyzer(segmenter, model, device);
            }
        };
    }

    /** Every picture needs an answer, otherwise the figures would flatter the model. */
    private static void run(ResultFiles answers, List<Path> pictures, Progress progress) throws IOException {
        ImageBatch batch = new ImageBatch(
                (done, total, item) -> progress.step(done / (double) total, item),
                failure -> Log.say(failure.reason()),
                Log::say,
                () -> false);
        Outcome outcome = batch.run(WorkList.ofFiles(pictures), answers, true);
        if (!outcome.failures().isEmpty())
            throw new UserException(outcome.failures().size() + " of " + outcome.total()
                    + " pictures have no answer, the first because: "
                    + outcome.failures().get(0).reason());
    }
}
