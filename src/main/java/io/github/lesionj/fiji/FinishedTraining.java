// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.model.Metric;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.training.Trainer;
import io.github.lesionj.training.TrainingException;
import io.github.lesionj.training.TrainingMonitor;
import io.github.lesionj.training.TrainingPlan;
import io.github.lesionj.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a training.
 *
 * @param model    its file
 * @param figures  by split and name, such as {@code test jaccard}
 * @param sentence for the user
 */
record FinishedTraining(Path model, Map<String, Double> figures, String sentence) {

    /**
     * Trains a plan, from the folder's checkpoint if there is one, and measures what comes of it; blocks.
     *
     * @param install whether the model is added to the user's
     * @throws TrainingException if it cannot start or go on, or the user cancelled it
     * @throws IOException       if a file cannot be read or written
     */
    static FinishedTraining of(TrainingPlan plan, Path folder, TrainingMonitor monitor, boolean install)
            throws IOException {
        Trainer trainer = plan.prepare(folder, monitor);
        LastTraining.remember(folder);
        TrainingResult reached = trainer.run();
        if (!reached.finished())
            throw new TrainingException(
                    "The training stopped after " + reached.epochs().size() + " of "
                            + plan.recipe().training().epochs()
                            + " epochs; Resume Training... goes on from there, with the folder " + folder + ".");
        Map<String, Double> figures = new LinkedHashMap<>();
        List<Metric> measured = trainer.measure()
                .orElseThrow(() -> new TrainingException(
                        "The model is not measured yet; Resume Training... does it, with the folder " + folder + "."));
        for (Metric figure : measured) {
            figures.put(figure.split() + " " + figure.name(), figure.value());
            Log.say(String.format(
                    Locale.ROOT,
                    "%s %.4f on %d pictures (%s; %s)",
                    figure.name(),
                    figure.value(),
                    figure.images(),
                    figure.split(),
                    figure.averaging()));
        }
        if (install) install(trainer.modelFile());
        LastTraining.forget();
        return new FinishedTraining(
                trainer.modelFile(),
                figures,
                "the model of epoch " + reached.bestEpoch() + " is " + trainer.modelFile());
    }

    private static void install(Path model) throws IOException {
        Path installed = ModelStore.standard().folder().resolve(model.getFileName());
        AtomicFile.write(installed, out -> Files.copy(model, out));
        Log.say("the model can now be used by its name, from " + installed);
    }
}
