package io.github.lesionj.cli;

import io.github.lesionj.training.RecipeChanges;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a call changes in its recipe. */
final class RecipeOptions {

    @Option(names = "--epochs", paramLabel = "N", description = "times each picture is shown, instead of the recipe's")
    private Optional<Integer> epochs;

    @Option(names = "--batch-size", paramLabel = "N", description = "pictures per step, instead of the recipe's")
    private Optional<Integer> batchSize;

    @Option(names = "--seed", paramLabel = "N", description = "of all chance, instead of the recipe's")
    private Optional<Long> seed;

    RecipeChanges changes() {
        return new RecipeChanges(epochs, batchSize, seed, Optional.empty());
    }
}
