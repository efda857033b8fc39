// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.io.UserException;
import io.github.lesionj.training.Recipe;
import io.github.lesionj.training.RecipeChanges;
import io.github.lesionj.training.RecipeChoice;
import io.github.lesionj.training.TrainingException;
import io.github.lesionj.training.TrainingMonitor;
import io.github.lesionj.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.scijava.plugin.Parameter;

/** What the commands that train have in common: recipe, data, and what the call changes in the recipe. */
abstract class TrainingCommand extends SafeCommand {

    private static final String AS_THE_RECIPE = " Leave empty to do as the recipe says.";

    @Parameter(
            label = "Recipe",
            style = KnownNames.RECIPES,
            required = false,
            persist = false,
            description =
                    "What is trained and how: the name of a recipe that comes with LesionJ, or a JSON file of your own.")
    private String recipe;

    @Parameter(
            label = "Data folder",
            style = "directory",
            required = false,
            persist = false,
            description = "The folder that holds the recipe's data folder.")
    private String data = "";

    @Parameter(
            label = "Masks folder",
            style = "directory",
            required = false,
            persist = false,
            description =
                    "Masks <image>_segmentation.png in place of the data's own, such as a segmenter's; a classifier is measured"
                            + " with them too. Leave empty for the data's own.")
    private String masks = "";

    @Parameter(
            label = "Output folder",
            style = "directory",
            required = false,
            persist = false,
            description =
                    "Where model, log, curves and report go. If it holds the same training already, it goes on there.")
    private String output = "";

    @Parameter(
            label = "Device",
            choices = {"auto", "cpu", "gpu", "gpu:1", "mps"},
            required = false,
            persist = false,
            description = Texts.DEVICE)
    private String device = "auto";

    @Parameter(
            label = "Epochs",
            required = false,
            persist = false,
            description = "How many times each picture is shown." + AS_THE_RECIPE)
    private String epochs = "";

    @Parameter(
            label = "Batch size",
            required = false,
            persist = false,
            description = "How many pictures are learnt in one step; fewer need less memory." + AS_THE_RECIPE)
    private String batchsize = "";

    @Parameter(
            label = "Seed",
            required = false,
            persist = false,
            description =
                    "A whole number that decides all chance: the same number trains the same model." + AS_THE_RECIPE)
    private String seed = "";

    @Parameter(
            label = "Start",
            style = "file",
            required = false,
            persist = false,
            description =
                    "A file of weights to start from instead of chance, or the name of a known one." + AS_THE_RECIPE)
    private String start = "";

    TrainingCommand(String recipe) {
        this.recipe = recipe;
    }

    /** @throws UserException in one sentence, if the recipe is not for this command */
    abstract void accept(Recipe recipe);

    /**
     * Does what the command is for; blocks.
     *
     * @param folder for all that it writes
     * @return in one sentence what came of it
     * @throws TrainingException if it cannot start or go on, or the user cancelled it
     * @throws IOException       if a file cannot be read or written
     */
    abstract String carryOut(TrainingPlan plan, Path folder, TrainingMonitor monitor) throws IOException;

    @Override
    final void work(Progress progress) throws IOException {
        RecipeChoice choice = new RecipeChoice(recipe, changes());
        Recipe chosen = choice.read();
        accept(chosen);
        Path pictures = UserPaths.named("data", data);
        Path folder = UserPaths.named("output", output);
        Optional<Path> otherMasks = UserPaths.optional(masks);
        TrainingPlan plan = TrainingPlan.of(choice, pictures, otherMasks, folder, device);
        record();
        TrainingRun.show(chosen, monitor -> carryOut(plan, folder, monitor));
    }

    private RecipeChanges changes() {
        return new RecipeChanges(
                number("epochs", epochs, Integer::valueOf),
                number("batchsize", batchsize, Integer::valueOf),
                number("seed", seed, Long::valueOf),
                start.isEmpty() ? Optional.empty() : Optional.of(start));
    }

    private static <N> Optional<N> number(String key, String text, Function<String, N> parse) {
        if (text.isBlank()) return Optional.empty();
        try {
            return Optional.of(parse.apply(text.strip()));
        } catch (NumberFormatException e) {
            throw new UserException("'" + key + "' is \"" + text + "\" but must be a whole number.", e);
        }
    }
}
