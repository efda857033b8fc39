// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.lesionj.model.Json;
import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.training.LabelledImage.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Trains a recipe once per fold of its lesions, so that each picture is predicted by a model that has seen no picture of
 * its lesion: one fold is the test, the next chooses the epoch and what else is chosen, the others are learnt from. Each
 * fold has a folder of its own; started again, finished folds are passed over and a begun one goes on.
 */
public final class CrossValidation {

    private static final int FEWEST = 3;

    private final TrainingPlan plan;
    private final int folds;
    private final Path folder;
    private final TrainingMonitor monitor;

    /**
     * @param plan   its recipe says how many folds; which of them are validation and test changes with the fold
     * @param folder for {@code fold-1} and so on, and for what they give together; made if absent
     * @throws TrainingException if the recipe has fewer than three folds
     */
    public CrossValidation(TrainingPlan plan, Path folder, TrainingMonitor monitor) {
        this.plan = plan;
        this.folder = folder;
        this.monitor = monitor;
        folds = plan.recipe().data().folds();
        if (folds < FEWEST)
            throw new TrainingException(
                    "A cross-validation needs " + FEWEST + " or more folds, one to test, one to choose "
                            + "and the others to learn from; set data.folds in the recipe, not " + folds);
    }

    /**
     * Trains and measures all folds; blocks.
     *
     * @return what the folds give together; empty when the monitor stopped it
     * @throws TrainingException if the data or a fold's folder cannot be used
     */
    public Optional<FoldMetrics> run() throws IOException {
        try (TrainingFolder claimed = TrainingFolder.claim(folder, "a cross-validation")) {
            List<Trainer> trainers = prepare();
            for (int fold = 1; fold <= folds; fold++) {
                monitor.fold(fold, folds);
                Trainer trainer = trainers.get(fold - 1);
                if (isMeasured(trainer.modelFile())) continue;
                if (!trainer.run().finished() || trainer.measure().isEmpty()) return Optional.empty();
            }
            OutOfFoldPredictions predictions = OutOfFoldPredictions.read(
                    IntStream.rangeClosed(1, folds).mapToObj(this::folder).toList());
            predictions.write(folder.resolve("out-of-fold.csv"));
            FoldMetrics figures = plan.recipe()
                    .task()
                    .measureFolds(predictions, trainers.get(0).data().all(), folder);
            figures.write(folder.resolve("folds.csv"));
            return Optional.of(figures);
        } catch (CancellationException e) {
            return Optional.empty();
        }
    }

    /** What any fold would refuse is refused before the first. */
    private List<Trainer> prepare() {
        FileHashes hashes = new FileHashes();
        List<Trainer> trainers = new ArrayList<>();
        boolean begun = false;
        for (int fold = 1; fold <= folds; fold++) {
            try {
                Trainer trainer = part(fold).prepare(folder(fold), hashes, monitor);
                begun |= trainer.stored().isPresent();
                if (trainer.data().of(Split.TEST).isEmpty())
                    throw new TrainingException("it has no pictures to test on; set data.folds to fewer than " + folds);
                trainer.checkNames();
                trainers.add(trainer);
            } catch (TrainingException e) {
                throw new TrainingException("Fold " + fold + " cannot be trained: " + e.getMessage(), e);
            }
        }
        if (!begun) trainers.get(0).checkPictures();
        trainers.forEach(Trainer::picturesAreChecked);
        return trainers;
    }

    /** @return the folds' models, in order */
    public List<Path> models() {
        return IntStream.rangeClosed(1, folds)
                .mapToObj(fold -> folder(fold).resolve(name(fold) + ".zip"))
                .toList();
    }

    private static boolean isMeasured(Path model) {
        if (!Files.exists(model) || !Files.exists(model.resolveSibling(FinalMetrics.TEST_TABLE))) return false;
        try {
            return ModelArchive.read(model).card().metrics().stream()
                    .anyMatch(metric -> metric.split().startsWith("test"));
        } catch (ModelException damaged) {
            return false;
        }
    }

    private TrainingPlan part(int fold) {
        JsonObject recipe = JsonParser.parseString(Json.write(plan.recipe())).getAsJsonObject();
        recipe.getAsJsonObject("about").addProperty("name", name(fold));
        recipe.getAsJsonObject("data").add("test", list(fold - 1));
        recipe.getAsJsonObject("data").add("validation", list(fold % folds));
        return plan.after(Recipe.parse(recipe.toString(), name(fold)));
    }

    private static JsonArray list(int number) {
        JsonArray list = new JsonArray();
        list.add(number);
        return list;
    }

    private String name(int fold) {
        return plan.recipe().name() + "-fold" + fold;
    }

    private Path folder(int fold) {
        return folder.resolve("fold-" + fold);
    }
}
