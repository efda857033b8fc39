// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.model.Default;
import io.github.lesionj.model.Json;
import io.github.lesionj.model.JsonText;
import io.github.lesionj.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * All that decides what a training makes of its data; a JSON file. Two runs of one recipe on one machine give the same
 * weights.
 *
 * @param about    what the model is called and what its users must know
 * @param model    what is trained
 * @param data     what is learnt from
 * @param training how the network learns
 * @param finish   what becomes of the best epoch's weights
 * @param seed     of all chance
 */
public record Recipe(
        AboutSpec about,
        ModelSpec model,
        DataSpec data,
        TrainingSpec training,
        @Default("{}") FinishSpec finish,
        long seed) {

    public Recipe {
        TrainingTask.of(model).check(training, finish);
    }

    /** @return all that its task asks of a training */
    TrainingTask task() {
        return TrainingTask.of(model);
    }

    /** @return the model's */
    public String name() {
        return about.name();
    }

    /**
     * Reads a recipe.
     *
     * @throws TrainingException if it cannot be read or does not fit; the message names file and key
     */
    public static Recipe read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new TrainingException("Recipe " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a recipe's text.
     *
     * @param origin what a message calls the recipe
     * @throws TrainingException if it does not fit; the message names origin and key
     */
    static Recipe parse(String json, String origin) {
        try {
            return Json.read(FlatRecipe.grouped(JsonText.parse(json)), Recipe.class);
        } catch (ModelException e) {
            throw new TrainingException("Recipe " + origin + ": " + e.getMessage(), e);
        }
    }
}
