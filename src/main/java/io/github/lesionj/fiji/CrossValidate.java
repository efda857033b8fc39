// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.training.CrossValidation;
import io.github.lesionj.training.FoldMetrics;
import io.github.lesionj.training.Recipe;
import io.github.lesionj.training.TrainingException;
import io.github.lesionj.training.TrainingMonitor;
import io.github.lesionj.training.TrainingPlan;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Trains a recipe once per fold of its lesions, and measures each model on the fold that it has not seen. */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "LesionJ"), @Menu(label = "Cross-Validate...", weight = 74)},
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description =
                "Trains a recipe once per fold of its lesions and measures each model on lesions that it has not seen.")
public final class CrossValidate extends TrainingCommand {

    @Parameter(type = ItemIO.OUTPUT, label = "Models", description = "The files of the folds' models, in order.")
    private List<File> models;

    @Parameter(type = ItemIO.OUTPUT, label = "Table", description = "The figures of each fold, folds.csv.")
    private File table;

    public CrossValidate() {
        super("resnet18-ham10000");
    }

    /** Recipes of both tasks are welcome; that there are folds enough is checked by the cross-validation. */
    @Override
    void accept(Recipe recipe) {}

    @Override
    String carryOut(TrainingPlan plan, Path folder, TrainingMonitor monitor) throws IOException {
        CrossValidation folds = new CrossValidation(plan, folder, monitor);
        FoldMetrics figures = folds.run()
                .orElseThrow(() -> new TrainingException(
                        "The cross-validation stopped; the same command with the same folder goes on from there."));
        Log.show(figures.text());
        models = folds.models().stream().map(Path::toFile).toList();
        table = folder.resolve("folds.csv").toFile();
        return "the models of " + folds.models().size() + " folds are in " + folder;
    }
}
