package io.github.lesionj.cli;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.batch.DiagnosisTable;
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
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lesionj evaluate}: a model, or predictions, against the truth, with a report. */
@Command(name = "evaluate", description = {
    "Measures a model, or predictions that there are already, against the truth, and writes a report.",
    "A folder of true masks means segmentation, a table of true classes classification. Writes report.html, summary.csv "
    + "(the ISIC challenge's figures with 95 %% bootstrap intervals), scores.csv and the tables and drawings of the report."})
final class EvaluateCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "DIR|CSV",
            description = "folder of true masks, <image>_segmentation.png; or table of true classes: a column per class with "
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
        private String model;

        @Option(
                names = "--predictions",
                paramLabel = "DIR|CSV",
                description = "masks or probabilities, as 'lesionj segment' or 'lesionj classify' writes them")
        private Path predictions;
    }

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = "the pictures: for the model, for the cases in the report, and for distances in millimetres where "
                    + "they are calibrated")
    private Path images;

    @Option(
            names = "--labels",
            paramLabel = "CSV",
            description = "table with a row for each image to be evaluated, in the column image or image_id; images of one "
                    + "lesion_id are drawn together for the intervals (default: the table of --truth)")
    private Path labels;

    @Option(names = "--split", paramLabel = "NAME", description = "only the images of whose row the column split says so, such as validation")
    private String split;

    @Option(
            names = "--against",
            paramLabel = "DIR|CSV",
            description = "predictions of another model for the same images, to compare with")
    private Path against;

    @Option(
            names = "--segmentation-model",
            paramLabel = "NAME|PATH",
            defaultValue = ModelStore.DEFAULT_SEGMENTER,
            description = "model that finds the lesion before it is classified (default: ${DEFAULT-VALUE})")
    private String segmentationModel;

    @Mixin
    private DeviceOption device;

    @Mixin
    private OutputFolder output;

    EvaluateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        for (Path input : new Path[] {truth, what.predictions, images, labels, against})
            if (input != null && !Files.exists(input)) throw new UsageException("There is no file or folder " + input);
        if (what.predictions == null && images == null)
            throw new UsageException("There is nothing to evaluate; give --predictions, or --images for the model to see");
        boolean masks = Files.isDirectory(truth);
        Optional<ImageTable> table = table(masks);
        Map<String, Path> pictures = pictures(table, masks);
        Path folder = output.create();
        Path predictions = what.predictions;
        if (predictions == null) {
            predictions = folder.resolve(masks ? "predictions" : "predictions.csv");
            int code = masks ? segment(pictures, predictions) : classify(pictures, predictions);
            if (code != Main.DONE) return code;
        }
        EvaluationInputs inputs = new EvaluationInputs(
                name(masks), predictions, truth, pictures, table, Optional.ofNullable(against));
        session.out().print(masks ? SegmentationReport.write(inputs, folder) : ClassificationReport.write(inputs, folder));
        session.console().say("the report is " + folder.resolve("report.html"));
        return Main.DONE;
    }

    private String name(boolean masks) {
        return what.predictions != null ? what.predictions.getFileName().toString() : model(masks);
    }

    private String model(boolean masks) {
        if (what.model != null) return what.model;
        return masks ? ModelStore.DEFAULT_SEGMENTER : ModelStore.DEFAULT_CLASSIFIER;
    }

    private Optional<ImageTable> table(boolean masks) throws IOException {
        Path file = labels == null && !masks ? truth : labels;
        if (file == null && split != null) throw new UsageException("--split needs --labels, a table with the column split");
        if (file == null) return Optional.empty();
        ImageTable table = ImageTable.read(file);
        return Optional.of(split == null ? table : table.ofSplit(split));
    }

    /** The pictures to be evaluated by name: those with a true mask, or a row in the table. */
    private Map<String, Path> pictures(Optional<ImageTable> table, boolean masks) throws IOException {
        Map<String, Path> pictures = new TreeMap<>();
        if (images == null) return pictures;
        for (Path file : WorkList.of(List.of(images)).images()) {
            String name = ImageOpener.nameOf(file);
            boolean known = !masks || Files.exists(truth.resolve(name + "_segmentation.png"));
            if (known && table.map(rows -> rows.rows().containsKey(name)).orElse(true)) pictures.put(name, file);
        }
        if (pictures.isEmpty()) throw new UsageException("None of the images in " + images + " has a truth in " + truth);
        return pictures;
    }

    private int segment(Map<String, Path> pictures, Path folder) throws IOException {
        try (Segmenter segmenter = session.models().segmenter(model(true), device.name)) {
            session.console().say("the network runs on " + segmenter.device());
            return new BatchCall(session, List.copyOf(pictures.values())).run(image -> MaskFile.write(
                    folder.resolve(image.name() + "_segmentation.png"), segmenter.segment(image.image()).mask()), () -> {}, folder);
        }
    }

    private int classify(Map<String, Path> pictures, Path file) throws IOException {
        DiagnosisTable rows = new DiagnosisTable();
        try (Segmenter segmenter = session.models().segmenter(segmentationModel, device.name);
                Classifier classifier = session.models().classifier(model(false), device.name)) {
            session.console().say("the networks run on " + classifier.device());
            return new BatchCall(session, List.copyOf(pictures.values())).run(image -> rows.add(image.name(),
                    classifier.classify(image.image(), segmenter.segment(image.image()).mask())), () -> rows.write(file), file);
        }
    }
}
