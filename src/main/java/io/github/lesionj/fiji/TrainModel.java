// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.io.UserException;
import io.github.lesionj.model.Task;
import io.github.lesionj.training.Recipe;
import io.github.lesionj.training.TrainingMonitor;
import io.github.lesionj.training.TrainingPlan;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

/** Trains one model: all but the task. */
abstract class TrainModel extends TrainingCommand {

    private final Task task;

    @Parameter(label = "Add to my models", required = false, persist = false, description = Texts.INSTALL)
    private boolean install;

    @Parameter(type = ItemIO.OUTPUT, label = "Model", description = "The file of the finished model.")
    private File model;

    @Parameter(type = ItemIO.OUTPUT, label = "Figures", description = "By split and name, such as test jaccard.")
    private Map<String, Double> figures;

    TrainModel(Task task, String recipe) {
        super(recipe);
        this.task = task;
    }

    @Override
    void accept(Recipe recipe) {
        if (recipe.model().task() != task)
            throw new UserException("Recipe " + recipe.name() + " trains "
                    + word(recipe.model().task()) + ", not " + word(task) + ": use the other training command.");
    }

    /** @return what its models are for */
    final Task task() {
        return task;
    }

    private static String word(Task task) {
        return task.name().toLowerCase(Locale.ROOT);
    }

    @Override
    String carryOut(TrainingPlan plan, Path folder, TrainingMonitor monitor) throws IOException {
        FinishedTraining finished = FinishedTraining.of(plan, folder, monitor, install);
        model = finished.model().toFile();
        figures = finished.figures();
        return finished.sentence();
    }
}
