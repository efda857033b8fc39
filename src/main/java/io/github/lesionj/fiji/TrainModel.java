// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.model.Metric;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.Task;
import io.github.lesionj.training.Recipe;
import io.github.lesionj.training.Trainer;
import io.github.lesionj.training.TrainingException;
import io.github.lesionj.training.TrainingMonitor;
import io.github.lesionj.training.TrainingPlan;
import io.github.lesionj.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.scijava.plugin.Parameter;

/** Trains one model: all but the task. */
abstract class TrainModel extends TrainingCommand {

    private final Task task;

    @Parameter(label = "Add to my models", required = false, persist = false,
            description = "Copies the finished model to your model folder, where all commands find it by its name.")
    private boolean install;

    TrainModel(Task task, String recipe) {
        super(recipe);
        this.task = task;
    }

    @Override
    void accept(Recipe recipe) {
        if (recipe.model().task() != task)
            throw new IllegalArgumentException("Recipe " + recipe.name() + " trains " + word(recipe.model().task())
                    + ", not " + word(task) + ": use the other training command.");
    }

    private static String word(Task task) {
        return task.name().toLowerCase(Locale.ROOT);
    }

    @Override
    String carryOut(TrainingPlan plan, Path folder, TrainingMonitor monitor) throws IOException {
        Trainer trainer = plan.prepare(folder, monitor);
        TrainingResult reached = trainer.run();
        if (!reached.finished())
            throw new TrainingException("The training stopped after " + reached.epochs().size() + " of "
                    + plan.recipe().training().epochs() + " epochs; the same command goes on from there.");
        List<Metric> figures = trainer.measure().orElseThrow(() ->
                new TrainingException("The model is not measured yet; the same command goes on from there."));
        for (Metric figure : figures)
            IJ.log(String.format(Locale.ROOT, "LesionJ: %s %.4f on %d pictures (%s; %s)", figure.name(), figure.value(),
                    figure.images(), figure.split(), figure.averaging()));
        if (install) install(trainer.modelFile());
        return "the model of epoch " + reached.bestEpoch() + " is " + trainer.modelFile();
    }

    private static void install(Path model) throws IOException {
        Path installed = ModelStore.standard().folder().resolve(model.getFileName());
        AtomicFile.write(installed, out -> Files.copy(model, out));
        IJ.log("LesionJ: the model can now be used by its name, from " + installed);
    }
}
