// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import ai.djl.engine.EngineException;
import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.io.Sha256;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.Json;
import io.github.lesionj.model.Metric;
import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.model.Weights;
import io.github.lesionj.training.Finding.Severity;
import io.github.lesionj.training.LabelledImage.Split;
import io.github.lesionj.training.TrainingResult.Ending;
import io.github.lesionj.training.optimization.EpochResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Trains a model after a recipe. Each epoch ends with a validation, a checkpoint, a line in {@code log.csv} and a point
 * in {@code curves.png} and {@code report.html}; the best epoch's weights are kept as a model zip. Started again on the
 * same folder, it goes on where it stopped and ends with the same weights. Everything is checked before anything is
 * written: a training that is refused leaves the folder as it was.
 */
public final class Trainer {

    /** What became of the weights that the training started from, beside the model. */
    private static final String START_REPORT = "start.txt";

    /** Which picture was in which split, in the model's zip. */
    private static final String SPLIT_LIST = "splits.csv";

    private static final String WORK = "a training";

    private final TrainingPlan plan;
    private final Recipe recipe;
    private final Device device;
    private final DataSet data;
    private final Path folder;
    private final FileHashes hashes;
    private final TrainingMonitor monitor;
    private final Checkpoints checkpoints;
    private final TrainingReport report;
    private boolean picturesChecked;

    /**
     * @param data   the plan's
     * @param folder for checkpoint, log and model; made if absent
     * @param hashes of the data's files
     */
    Trainer(TrainingPlan plan, DataSet data, Path folder, FileHashes hashes, TrainingMonitor monitor) {
        this.plan = plan;
        this.data = data;
        this.folder = folder;
        this.hashes = hashes;
        this.monitor = monitor;
        recipe = plan.recipe();
        device = Device.parse(plan.device());
        checkpoints = new Checkpoints(folder);
        report = new TrainingReport(recipe, folder);
    }

    /**
     * Trains to the end, or until the monitor stops it; blocks. A training that is already over opens no picture.
     *
     * @throws TrainingException if data, checkpoint or loss are not usable, or another training writes into the folder
     */
    public TrainingResult run() throws IOException {
        try (TrainingFolder claimed = TrainingFolder.claim(folder, WORK)) {
            Optional<Checkpoint> stored = stored();
            TrainingResult soFar =
                    stored.map(checkpoint -> checkpoint.progress().reached()).orElse(TrainingResult.NONE);
            monitor.resumed(soFar.epochs());
            if (stored.isEmpty()) checkPictures();
            Checkpoint.Progress progress = soFar.finished() ? stored.get().progress() : progress(stored);
            if (stored.isPresent()) goOn(stored.get());
            return soFar.finished() || monitor.cancelled() ? soFar : train(stored, progress);
        } catch (EngineException e) {
            throw TorchEngine.explained(
                    e,
                    "make training.batchSize, " + recipe.training().batchSize() + " pictures, smaller"
                            + " (accumulationSteps gathers several batches for a step), or the input, or the network");
        } catch (CancellationException e) {
            return TrainingResult.NONE;
        }
    }

    /** @throws TrainingException if the folder holds another training; nothing is written */
    Optional<Checkpoint> stored() {
        plan.refuseOtherRecipe(folder);
        Optional<Checkpoint> stored = checkpoints.latest(monitor);
        if (stored.isPresent() && !stored.get().progress().recipeHash().equals(recipeHash()))
            throw TrainingPlan.otherRecipe(folder);
        return stored;
    }

    /** Writes what a death may have kept from being written. */
    private void goOn(Checkpoint stored) throws IOException {
        log(stored.progress().reached(), Optional.empty());
        bestModel(stored);
    }

    /** @throws TrainingException if splits, classes or lesions are not as they must be */
    void checkNames() {
        refuse(new DataCheck(data).names());
    }

    /** Opens every picture and mask. */
    void checkPictures() {
        if (picturesChecked) return;
        refuse(new DataCheck(data).pictures(done -> {
            if (monitor.cancelled()) throw new CancellationException();
            monitor.checked(done, data.size());
        }));
        picturesChecked = true;
    }

    /** Another training opened the same pictures. */
    void picturesAreChecked() {
        picturesChecked = true;
    }

    private void refuse(DataReport found) {
        List<String> errors = found.sentences(Severity.ERROR);
        if (!errors.isEmpty())
            throw new TrainingException("The data cannot be learnt from: " + String.join("; ", errors));
        found.notes().forEach(monitor::note);
        found.sentences(Severity.WARNING).forEach(monitor::note);
    }

    /** @throws TrainingException if the data are not those that the training began with */
    private Checkpoint.Progress progress(Optional<Checkpoint> stored) throws IOException {
        DataManifest manifest = DataManifest.of(data, hashes);
        if (stored.isEmpty()) return Checkpoint.Progress.none(recipeHash(), manifest.hash());
        Checkpoint.Progress progress = stored.get().progress();
        if (!progress.dataHash().equals(manifest.hash()))
            throw new TrainingException("The data have changed since the training in " + folder + " began ("
                    + manifest.differences(folder) + "); put back what was there, or train into another folder");
        return progress;
    }

    private TrainingResult train(Optional<Checkpoint> stored, Checkpoint.Progress progress) throws IOException {
        List<LabelledImage> training = data.of(Split.TRAIN);
        int[] labels = training.stream()
                .mapToInt(image -> image.classIndex(recipe.model().classes()))
                .toArray();
        SampleOrder order = new SampleOrder(recipe.training(), recipe.model().classes(), recipe.seed(), training);
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        Targets targets = recipe.task().targets(recipe.training(), labels);
        try (TorchEngine.Claim alone = TorchEngine.claimTraining();
                TrainableNetwork learner = new TrainableNetwork(
                        recipe.model(), recipe.training(), recipe.seed(), targets, device, order.steps());
                BatchLoader loader = new BatchLoader(
                        recipe.model().input(),
                        recipe.training().augmentation(),
                        ExampleStore.ofHalfTheMemory(recipe.model()),
                        workers)) {
            stored.ifPresent(checkpoint -> learner.restore(checkpoint.state(), progress.steps()));
            Checkpoint.Progress begun =
                    stored.isPresent() ? progress : progress.startedFrom(learner.start(plan.start(), monitor::note));
            begun.start().forEach(monitor::note);
            remember(begun);
            TrainingLoop loop = new TrainingLoop(
                    recipe.task(), recipe.training(), learner, loader, order, data.of(Split.VALIDATION), monitor);
            return train(loop, learner, begun, stored.map(Checkpoint::best));
        }
    }

    /** Writes what the training is going to need if it stops; all before was only looking. */
    private void remember(Checkpoint.Progress begun) throws IOException {
        plan.write(folder);
        DataManifest.of(data, hashes).write(folder);
        if (begun.start().isEmpty()) return;
        byte[] text = (String.join("\n", begun.start()) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(START_REPORT), out -> out.write(text));
    }

    private TrainingResult train(
            TrainingLoop loop, TrainableNetwork learner, Checkpoint.Progress begun, Optional<Weights> stored)
            throws IOException {
        TrainingResult reached = begun.reached();
        Optional<Weights> best = stored;
        while (!reached.finished() && !monitor.cancelled()) {
            Optional<EpochResult> epoch = loop.epoch(reached.epochs());
            if (epoch.isPresent()) {
                reached = reached.with(epoch.get(), recipe.training());
                boolean better = reached.bestEpoch() == reached.epochs().size();
                if (better) best = Optional.of(learner.weights());
                keep(
                        Checkpoint.of(
                                begun.at(learner.steps(), reached), learner.state(), better ? Optional.empty() : best),
                        better);
                log(reached, loop.preview());
                loop.preview().ifPresent(monitor::preview);
                monitor.epoch(epoch.get(), recipe.training().epochs());
            } else if (monitor.stopAndKeepBest() && reached.bestEpoch() > 0) {
                reached = reached.endedBy(Ending.ON_REQUEST);
                checkpoints.end(reached, monitor);
            }
        }
        return reached;
    }

    private void keep(Checkpoint checkpoint, boolean better) throws IOException {
        if (better) writeBest(checkpoint);
        checkpoints.add(checkpoint);
    }

    private ModelCard writeBest(Checkpoint checkpoint) throws IOException {
        TrainingResult reached = checkpoint.progress().reached();
        List<EpochResult> toTheBest = reached.epochs().subList(0, reached.bestEpoch());
        return write(TrainedCard.of(recipe, data, device, checkpoint.progress().start(), toTheBest), checkpoint.best());
    }

    /** The best epoch's model, made again where the file is lost, cut or of another epoch. */
    private StoredModel bestModel(Checkpoint checkpoint) throws IOException {
        int best = checkpoint.progress().reached().bestEpoch();
        try {
            StoredModel model = ModelArchive.read(modelFile());
            if (model.card().training().get("epoch").getAsInt() == best) return model;
        } catch (ModelException lost) {
            monitor.note("The model " + modelFile() + " is not whole; it is made again from the checkpoint");
        }
        writeBest(checkpoint);
        return ModelArchive.read(modelFile());
    }

    private ModelCard write(ModelCard card, Weights weights) throws IOException {
        return ModelArchive.write(
                modelFile(),
                card,
                weights,
                recipe.finish().weightsType() == FinishSpec.WeightsType.FLOAT16,
                Map.of(SPLIT_LIST, data.splitList().toBytes()));
    }

    private void log(TrainingResult reached, Optional<Preview> preview) throws IOException {
        new TrainingLog(reached.epochs()).write(folder, recipe.name());
        report.write(reached, preview);
    }

    /**
     * Measures the best epoch's model as it will be used, and writes the figures into its card; blocks.
     *
     * @return the figures on the validation and, where there is one, the test split; empty if the monitor stopped it
     * @throws TrainingException if no epoch is over
     */
    public Optional<List<Metric>> measure() throws IOException {
        try (TrainingFolder claimed = TrainingFolder.claim(folder, WORK)) {
            Checkpoint checkpoint = stored().orElseThrow(
                            () -> new TrainingException("The folder " + folder + " holds no trained model"));
            StoredModel model = bestModel(checkpoint);
            ModelCard unmeasured = model.card()
                    .withPriorCorrection(List.of())
                    .withTemperature(1)
                    .withPostProcessing(recipe.finish().postProcessing());
            write(unmeasured, model.weights());
            ModelCard measured = new FinalMetrics(recipe.task(), recipe.finish(), data, modelFile(), device, monitor)
                    .complete(unmeasured);
            List<Metric> figures = write(measured, model.weights()).metrics();
            report.write(figures);
            return Optional.of(figures);
        } catch (CancellationException e) {
            return Optional.empty();
        }
    }

    /** @return the model zip of the best epoch so far */
    public Path modelFile() {
        return folder.resolve(recipe.name() + ".zip");
    }

    /** @return the data set */
    DataSet data() {
        return data;
    }

    /** A key that came later counts where it says something, so that trainings begun before go on. */
    private String recipeHash() {
        String json = Json.write(recipe).replace("    \"preprocessing\": [],\n", "");
        return Sha256.of(json.getBytes(StandardCharsets.UTF_8));
    }
}
