package io.github.lesionj.cli;

import io.github.lesionj.training.Recipe;
import io.github.lesionj.training.Recipes;
import io.github.lesionj.training.TrainingException;
import io.github.lesionj.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lesionj train}: a recipe and data to a model. */
@Command(name = "train", description = {
    "Trains a model after a recipe and measures it as it will be used.",
    "Writes <name>.zip (the best epoch's model), log.csv, curves.png, checkpoint.zip and training.json. Ctrl-C stops it after the "
    + "step in hand; called again, or with 'lesionj resume', it goes on from the last whole epoch and ends with the same weights."})
final class TrainCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "RECIPE", description = "what to train and how: a JSON file, or the name of one in LesionJ's folder recipes")
    private String recipe;

    @Mixin
    private RecipeOptions options;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "folder that holds the recipe's data folder")
    private Path data;

    @Option(names = "--masks", paramLabel = "DIR",
            description = "masks to use instead of the data's own, <image>_segmentation.png")
    private Optional<Path> masks;

    @Mixin
    private OutputFolder output;

    @Mixin
    private DeviceOption device;

    TrainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        try {
            Recipe changed = Recipes.find(recipe, options.changes());
            return new TrainingCall(session).run(TrainingPlan.of(changed, data, masks, device.name), output.create());
        } catch (TrainingException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }
}
