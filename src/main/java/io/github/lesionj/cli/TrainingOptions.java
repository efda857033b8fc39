package io.github.lesionj.cli;

import io.github.lesionj.training.Recipes;
import io.github.lesionj.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is trained, on what, and where the results go. */
final class TrainingOptions {

    @Parameters(paramLabel = "RECIPE", description = "what to train and how: a JSON file, or the name of one in LesionJ's folder recipes")
    private String recipe;

    @Mixin
    private RecipeOptions options;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "folder that holds the recipe's data folder")
    private Path data;

    @Option(names = "--masks", paramLabel = "DIR",
            description = "masks to use instead of the data's own, <image>_segmentation.png; a classifier is then measured with them too")
    private Optional<Path> masks;

    @Mixin
    private OutputFolder output;

    @Mixin
    private DeviceOption device;

    /** @throws io.github.lesionj.training.TrainingException if there is no such recipe or it does not fit */
    TrainingPlan plan() {
        return TrainingPlan.of(Recipes.find(recipe, options.changes()), data, masks, device.name);
    }

    /** @return the output folder, made if absent */
    Path folder() throws IOException {
        return output.create();
    }
}
