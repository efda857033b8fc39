// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import ai.djl.engine.EngineException;
import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.model.Json;
import io.github.lesionj.model.Metric;
import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.model.Weights;
import io.github.lesionj.training.Finding.Severity;
import io.github.lesionj.training.LabelledImage.Split;
import io.github.lesionj.training.TrainingResult.Ending;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains a model after a recipe. Each epoch ends with a validation, a checkpoint, a line in {@code log.csv} and a point
 * in {@code curves.png} and {@code report.html}; the best epoch's weights are kept as a model zip. Started again on the
 * same folder, it goes on where it stopped and ends with the same weights.
 */
public final class Trainer {

    /** What became of the weights that the training started from, beside the model. */
    private static final String START_REPORT = "start.txt";

    /** Which picture was in which split, in the model's zip. */
    private static final String SPLIT_LIST = "splits.csv";

    private final Recipe recipe;
    private final DataSet data;
    private final Path folder;
    private final String device;
    private final TrainingMonitor monitor;
    private final Checkpoints checkpoints;
    private final TrainingReport report;

    /**
     * @param data   the recipe's
     * @param folder for checkpoint, log and model; made if absent
     * @param device {@code cpu}, {@code gpu}, {@code gpu:N}, or {@code auto}
     */
    public Trainer(Recipe recipe, DataSet data, Path folder, String device, TrainingMonitor monitor) {
        this.recipe = recipe;
        this.data = data;
        this.folder = folder;
        this.device = device;
        this.monitor = monitor;
        checkpoints = new Checkpoints(folder);
        report = new TrainingReport(recipe, folder);
    }

    /**
     * Trains to the end, or until the monitor stops it; blocks. A training that is already over opens no picture.
     *
     * @throws TrainingException if a picture, the checkpoint or the loss is not usable
     */
    public TrainingResult run() throws IOException {
        Files.createDirectories(folder);
        Optional<Checkpoint> stored = checkpoints.latest(monitor);
        Checkpoint.Progress progress = stored.map(Checkpoint::progress).orElse(new Checkpoint.Progress(recipeHash(), 0, TrainingResult.NONE));
        if (!progress.recipeHash().equals(recipeHash()))
            throw new TrainingException("The folder " + folder + " holds a training after another recipe; choose another folder");
        if (stored.isPresent()) log(progress.reached(), Optional.empty());
        monitor.resumed(progress.reached().epochs());
        if (progress.reached().finished()) return progress.reached();
        check();
        List<LabelledImage> training = data.of(Split.TRAIN);
        int[] labels = training.stream().mapToInt(image -> image.classIndex(recipe)).toArray();
        SampleOrder order = new SampleOrder(recipe, training);
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        try (TrainableNetwork learner = new TrainableNetwork(recipe, new Targets(recipe, labels), device, order.steps());
                BatchLoader loader = new BatchLoader(recipe, ExampleStore.ofHalfTheMemory(recipe), workers)) {
            if (stored.isPresent()) learner.restore(stored.get().state(), stored.get().progress().steps());
            else start(learner);
            return train(new TrainingLoop(recipe, learner, loader, order, data.of(Split.VALIDATION), monitor), learner, progress.reached());
        } catch (EngineException e) {
            throw TorchEngine.explained(e, "make training.batchSize, " + recipe.training().batchSize() + " pictures, smaller (accumulationSteps gathers"
                    + " several batches for a step), or the input, or the network");
        }
    }

    private void check() {
        DataReport report = new DataCheck(recipe, data).masks(monitor::cancelled);
        List<String> errors = report.sentences(Severity.ERROR);
        if (!errors.isEmpty()) throw new TrainingException("The data cannot be learnt from: " + String.join("; ", errors));
        report.sentences(Severity.WARNING).forEach(monitor::note);
    }

    private void start(TrainableNetwork learner) throws IOException {
        List<String> report = learner.start(monitor::note);
        if (report.isEmpty()) return;
        report.forEach(monitor::note);
        byte[] text = (String.join("\n", report) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(START_REPORT), out -> out.write(text));
    }

    private List<String> startReport() throws IOException {
        Path file = folder.resolve(START_REPORT);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private TrainingResult train(TrainingLoop lesson, TrainableNetwork learner, TrainingResult soFar) throws IOException {
        TrainingResult reached = soFar;
        while (!reached.finished() && !monitor.cancelled()) {
            Optional<EpochResult> epoch = lesson.epoch(reached.epochs());
            if (epoch.isPresent()) {
                reached = keep(learner, reached.with(epoch.get(), recipe), lesson.preview());
                lesson.preview().ifPresent(monitor::preview);
                monitor.epoch(epoch.get(), recipe.training().epochs());
            } else if (monitor.stopAndKeepBest() && reached.bestEpoch() > 0) {
                reached = reached.endedBy(Ending.ON_REQUEST);
                checkpoints.end(reached, monitor);
            }
        }
        return reached;
    }

    private TrainingResult keep(TrainableNetwork learner, TrainingResult reached, Optional<Preview> preview) throws IOException {
        if (reached.bestEpoch() == reached.epochs().size())
            write(TrainedCard.of(recipe, data, device, startReport(), reached.epochs()), learner.weights());
        checkpoints.add(new Checkpoint(new Checkpoint.Progress(recipeHash(), learner.steps(), reached), learner.state()));
        log(reached, preview);
        return reached;
    }

    private ModelCard write(ModelCard card, Weights weights) throws IOException {
        return ModelArchive.write(modelFile(), card, weights, recipe.finish().weightsType() == FinishSpec.WeightsType.FLOAT16, Map.of(SPLIT_LIST, data.splitList().toBytes()));
    }

    private void log(TrainingResult reached, Optional<Preview> preview) throws IOException {
        new TrainingLog(reached.epochs()).write(folder, recipe.name());
        report.write(reached, preview);
    }

    /**
     * Measures the best epoch's model as it will be used, and writes the figures into its card; blocks.
     *
     * @return the figures on the validation and, where there is one, the test split
     */
    public List<Metric> measure() throws IOException {
        StoredModel model = ModelArchive.read(modelFile());
        ModelCard unmeasured = model.card().withClassWeights(List.of()).withTemperature(1).withPostProcessing(recipe.finish().postProcessing());
        write(unmeasured, model.weights());
        ModelCard measured = new FinalMetrics(recipe, data, modelFile(), device, monitor).complete(unmeasured);
        List<Metric> figures = write(measured, model.weights()).metrics();
        report.write(figures);
        return figures;
    }

    /** @return the model zip of the best epoch so far */
    public Path modelFile() {
        return folder.resolve(recipe.name() + ".zip");
    }

    private String recipeHash() {
        return ModelArchive.sha256(Json.write(recipe).getBytes(StandardCharsets.UTF_8));
    }
}
