package io.github.lesionj.training;

import io.github.lesionj.model.Json;
import io.github.lesionj.model.Metric;
import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.training.LabelledImage.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Trains a model after a recipe. Each epoch ends with a validation, a checkpoint, a line in {@code log.csv} and a point
 * in {@code curves.png}; the best epoch's weights are kept as a model zip. Started again on the same folder, it goes on where it stopped and ends
 * with the same weights.
 */
public final class Trainer {

    static final String CHECKPOINT = "checkpoint.zip";

    private final Recipe recipe;
    private final DataSet data;
    private final Path folder;
    private final String device;
    private final TrainingMonitor monitor;

    /**
     * @param data   the recipe's
     * @param folder for checkpoint, log and model; made if absent
     * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     */
    public Trainer(Recipe recipe, DataSet data, Path folder, String device, TrainingMonitor monitor) {
        this.recipe = recipe;
        this.data = data;
        this.folder = folder;
        this.device = device;
        this.monitor = monitor;
    }

    /**
     * Trains to the end, or until the monitor stops it; blocks.
     *
     * @return the results of all epochs so far
     * @throws TrainingException if a picture, the checkpoint or the loss is not usable
     */
    public List<EpochResult> run() throws IOException {
        Files.createDirectories(folder);
        ExampleReader reader = new ExampleReader(recipe);
        List<Example> training = reader.read(data.of(Split.TRAIN));
        List<Example> validation = reader.read(data.of(Split.VALIDATION));
        if (training.isEmpty() || validation.isEmpty())
            throw new TrainingException("The data have " + training.size() + " training and " + validation.size()
                    + " validation pictures; both are needed");
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        try (Learner learner = new Learner(recipe, new Targets(recipe, training), device);
                BatchLoader loader = new BatchLoader(recipe, workers)) {
            Checkpoint.Progress progress = resume(learner);
            while (progress.epochs() < recipe.epochs() && !monitor.cancelled()) {
                long start = System.nanoTime();
                int epoch = progress.epochs() + 1;
                double trainLoss = learn(learner, loader, training, epoch);
                if (monitor.cancelled()) break;
                Validation measured = Validation.of(recipe, learner, loader, validation);
                progress = keep(learner, progress, epoch, trainLoss, measured, training.size(), start);
                preview(learner, loader, validation.get(0));
                monitor.epoch(progress.results().get(epoch - 1), recipe.epochs());
            }
            return progress.results();
        }
    }

    private void preview(Learner learner, BatchLoader loader, Example example) {
        loader.forEach(List.of(example), new long[0], 1,
                batch -> monitor.preview(Preview.of(recipe, example, learner.answer(batch).logits())));
    }

    /**
     * Measures the best epoch's model as it will be used, and writes the figures into its card; blocks.
     *
     * @return the figures on the validation and, where there is one, the test split
     */
    public List<Metric> measure() throws IOException {
        StoredModel model = ModelArchive.read(modelFile());
        ModelCard unmeasured = model.card().withClassWeights(List.of());
        ModelArchive.write(modelFile(), unmeasured, model.weights());
        ModelCard measured = new FinalFigures(recipe, data, modelFile(), device, monitor).complete(unmeasured);
        return ModelArchive.write(modelFile(), measured, model.weights()).metrics();
    }

    private Checkpoint.Progress resume(Learner learner) {
        Checkpoint.Progress fresh = new Checkpoint.Progress(recipeHash(), 0, 0, 0, List.of());
        if (!Files.exists(checkpointFile())) return fresh;
        Checkpoint checkpoint = Checkpoint.read(checkpointFile());
        if (!checkpoint.progress().recipeHash().equals(fresh.recipeHash()))
            throw new TrainingException("The folder " + folder + " holds a training after another recipe; choose another folder");
        learner.restore(checkpoint.state(), checkpoint.progress().steps());
        return checkpoint.progress();
    }

    private double learn(Learner learner, BatchLoader loader, List<Example> training, int epoch) {
        learner.startEpoch(epoch);
        List<Integer> order = new ArrayList<>(training.size());
        for (int i = 0; i < training.size(); i++) order.add(i);
        Collections.shuffle(order, new Random(BatchLoader.seed(recipe.seed(), epoch, -1)));
        int batches = Math.max(1, training.size() / recipe.batchSize());
        List<Integer> shown = order.subList(0, Math.min(order.size(), batches * recipe.batchSize()));
        long[] seeds = shown.stream().mapToLong(i -> BatchLoader.seed(recipe.seed(), epoch, i)).toArray();
        double[] sum = {0, 0};
        loader.forEach(shown.stream().map(training::get).toList(), seeds, recipe.batchSize(), batch -> {
            if (monitor.cancelled()) return;
            double loss = learner.step(batch, rate(learner.steps(), training.size()));
            sum[0] += loss;
            sum[1]++;
            monitor.step(epoch, (int) sum[1] * recipe.batchSize(), batches * recipe.batchSize(), loss);
        });
        return sum[0] / sum[1];
    }

    private double rate(long step, int examples) {
        return recipe.optimizer().rate(step, Math.max(1, examples / recipe.batchSize()), recipe.epochs());
    }

    private Checkpoint.Progress keep(Learner learner, Checkpoint.Progress before, int epoch, double trainLoss,
            Validation measured, int examples, long start) throws IOException {
        Map<String, Double> metrics = measured.metrics();
        double score = metrics.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        EpochResult result = new EpochResult(epoch, rate(learner.steps() - 1, examples), trainLoss, measured.loss(),
                metrics, score, (System.nanoTime() - start) / 1e9);
        List<EpochResult> results = new ArrayList<>(before.results());
        results.add(result);
        boolean best = score > before.bestScore();
        if (best) ModelArchive.write(modelFile(), card(results), learner.weights());
        Checkpoint.Progress progress = new Checkpoint.Progress(
                before.recipeHash(), epoch, learner.steps(), best ? epoch : before.bestEpoch(), results);
        new Checkpoint(progress, learner.state()).write(checkpointFile());
        new TrainingLog(results).write(folder, recipe.name());
        return progress;
    }

    private ModelCard card(List<EpochResult> results) {
        return TrainedCard.of(recipe, data, device, results);
    }

    /** @return the model zip of the best epoch so far */
    public Path modelFile() {
        return folder.resolve(recipe.name() + ".zip");
    }

    private Path checkpointFile() {
        return folder.resolve(CHECKPOINT);
    }

    private String recipeHash() {
        return ModelArchive.sha256(Json.write(recipe).getBytes(StandardCharsets.UTF_8));
    }
}
