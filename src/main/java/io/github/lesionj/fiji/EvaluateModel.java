package io.github.lesionj.fiji;

import ij.IJ;
import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Classifiers;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.Segmenters;
import io.github.lesionj.batch.DiagnosisTable;
import io.github.lesionj.batch.ImageBatch;
import io.github.lesionj.batch.Outcome;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.evaluation.ClassificationReport;
import io.github.lesionj.evaluation.EvaluationInputs;
import io.github.lesionj.evaluation.ImageTable;
import io.github.lesionj.evaluation.SegmentationReport;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.model.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Measures a model against known masks or classes; the result is a page, {@code report.html}, and its tables. */
@Plugin(type = Command.class, menuPath = "Plugins>LesionJ>Evaluate...", headless = true,
        description = "Measures how well a model outlines or classifies pictures whose masks or classes are known.")
public final class EvaluateModel extends SafeCommand {

    @Parameter(label = "Truth", style = "file", required = false, persist = false,
            description = "The folder of the true masks, <picture>_segmentation.png; or the table of the true classes, a CSV file.")
    private String truth = "";

    @Parameter(label = "Pictures", style = "directory", required = false, persist = false,
            description = "The folder of the pictures; those without a known mask or class are left out.")
    private String images = "";

    @Parameter(label = "Model", required = false, persist = false,
            description = "The model to measure: the name of an installed one, or the path of a model zip or folder. Leave"
                    + " empty for the one that comes with LesionJ.")
    private String model = "";

    @Parameter(label = "Segmentation model", required = false, persist = false,
            description = "The model that finds the lesion before it is classified; not used with true masks.")
    private String segmenter = ModelStore.DEFAULT_SEGMENTER;

    @Parameter(label = "Output folder", style = "directory", required = false, persist = false,
            description = "Where the report, its tables and the model's answers go.")
    private String output = "";

    @Parameter(label = "Device", choices = {"auto", "cpu", "gpu", "gpu:1"}, required = false, persist = false,
            description = Texts.DEVICE)
    private String device = "auto";

    @Override
    void work(Progress progress) throws IOException {
        Path known = UserPaths.existing("truth", truth);
        Path pictures = UserPaths.existing("images", images);
        Path folder = Files.createDirectories(UserPaths.named("output", output));
        IJ.log(Files.isDirectory(known) ? masks(known, pictures, folder, progress) : classes(known, pictures, folder, progress));
        IJ.log("LesionJ: the report is " + folder.resolve("report.html"));
    }

    private String masks(Path known, Path pictures, Path folder, Progress progress) throws IOException {
        Map<String, Path> files = pictures(pictures, name -> Files.exists(known.resolve(name + "_segmentation.png")));
        String name = model.isEmpty() ? ModelStore.DEFAULT_SEGMENTER : model;
        Path answers = folder.resolve("predictions");
        try (Segmenter network = Segmenters.open(name, device)) {
            run(files, progress, image -> MaskFile.write(
                    answers.resolve(image.name() + "_segmentation.png"), network.segment(image.image()).mask()));
        }
        return SegmentationReport.write(
                new EvaluationInputs(name, answers, known, files, Optional.empty(), Optional.empty()), folder);
    }

    private String classes(Path known, Path pictures, Path folder, Progress progress) throws IOException {
        ImageTable table = ImageTable.read(known);
        Map<String, Path> files = pictures(pictures, table.rows()::containsKey);
        String name = model.isEmpty() ? ModelStore.DEFAULT_CLASSIFIER : model;
        DiagnosisTable answers = new DiagnosisTable();
        try (Segmenter finder = Segmenters.open(segmenter, device); Classifier network = Classifiers.open(name, device)) {
            run(files, progress, image -> answers.add(
                    image.name(), network.classify(image.image(), finder.segment(image.image()).mask())));
        }
        Path file = folder.resolve("predictions.csv");
        answers.write(file);
        return ClassificationReport.write(
                new EvaluationInputs(name, file, known, files, Optional.of(table), Optional.empty()), folder);
    }

    private static Map<String, Path> pictures(Path folder, Predicate<String> known) throws IOException {
        Map<String, Path> pictures = new TreeMap<>();
        for (Path file : WorkList.of(List.of(folder)).images()) {
            String name = ImageOpener.nameOf(file);
            if (known.test(name)) pictures.put(name, file);
        }
        if (pictures.isEmpty())
            throw new IllegalArgumentException("Nothing is known about any picture in " + folder + ": look at 'truth'.");
        return pictures;
    }

    /** Every picture needs an answer, otherwise the figures would flatter the model. */
    private static void run(Map<String, Path> pictures, Progress progress, ImageBatch.Step step) {
        ImageBatch batch = new ImageBatch(
                (done, total, item) -> progress.step(done / (double) total, item), failure -> IJ.log("LesionJ: " + failure.reason()),
                () -> false);
        Outcome outcome = batch.run(List.copyOf(pictures.values()), step);
        if (!outcome.failures().isEmpty())
            throw new IllegalArgumentException(outcome.failures().size() + " of " + outcome.total()
                    + " pictures have no answer, the first because: " + outcome.failures().get(0).reason());
    }
}
