package io.github.lesionj.fiji;

import io.github.lesionj.model.Task;
import io.github.lesionj.training.Recipe;
import io.github.lesionj.training.RecipeChanges;
import io.github.lesionj.training.Recipes;
import io.github.lesionj.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.scijava.plugin.Parameter;

/** What the commands that train have in common: all but the task. */
abstract class TrainModel extends SafeCommand {

    private static final String AS_THE_RECIPE = " Leave empty to do as the recipe says.";

    private final Task task;

    @Parameter(label = "Recipe", style = "file", required = false, persist = false,
            description = "What is trained and how: the name of a recipe that comes with LesionJ, or a JSON file of your own.")
    private String recipe;

    @Parameter(label = "Data folder", style = "directory", required = false, persist = false,
            description = "The folder that holds the recipe's data folder.")
    private String data = "";

    @Parameter(label = "Output folder", style = "directory", required = false, persist = false,
            description = "Where model, log, curves and report go. If it holds the same training already, it goes on there.")
    private String output = "";

    @Parameter(label = "Device", choices = {"auto", "cpu", "gpu", "gpu:1"}, required = false, persist = false,
            description = Texts.DEVICE)
    private String device = "auto";

    @Parameter(label = "Epochs", required = false, persist = false,
            description = "How many times each picture is shown." + AS_THE_RECIPE)
    private String epochs = "";

    @Parameter(label = "Batch size", required = false, persist = false,
            description = "How many pictures are learnt in one step; fewer need less memory." + AS_THE_RECIPE)
    private String batch = "";

    @Parameter(label = "Seed", required = false, persist = false,
            description = "A whole number that decides all chance: the same number trains the same model." + AS_THE_RECIPE)
    private String seed = "";

    @Parameter(label = "Start weights", style = "file", required = false, persist = false,
            description = "A file of weights to start from instead of chance, or the name of a known one." + AS_THE_RECIPE)
    private String start = "";

    @Parameter(label = "Add to my models", required = false, persist = false,
            description = "Copies the finished model to your model folder, where all commands find it by its name.")
    private boolean install;

    TrainModel(Task task, String recipe) {
        this.task = task;
        this.recipe = recipe;
    }

    @Override
    void work(Progress progress) throws IOException {
        Recipe chosen = Recipes.find(recipe, changes());
        if (chosen.task() != task)
            throw new IllegalArgumentException("Recipe " + chosen.name() + " trains " + word(chosen.task())
                    + ", not " + word(task) + ": use the other training command.");
        TrainingPlan plan = TrainingPlan.of(chosen, UserPaths.named("data", data), Optional.empty(), device);
        Path model = new TrainingRun(plan, UserPaths.named("output", output)).toTheEnd();
        if (install) TrainingRun.install(model);
    }

    private static String word(Task task) {
        return task.name().toLowerCase(Locale.ROOT);
    }

    private RecipeChanges changes() {
        return new RecipeChanges(number("epochs", epochs, Integer::valueOf), number("batch", batch, Integer::valueOf),
                number("seed", seed, Long::valueOf), start.isEmpty() ? Optional.empty() : Optional.of(start));
    }

    private static <N> Optional<N> number(String key, String text, Function<String, N> parse) {
        if (text.isBlank()) return Optional.empty();
        try {
            return Optional.of(parse.apply(text.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + key + "' is \"" + text + "\" but must be a whole number.", e);
        }
    }
}
