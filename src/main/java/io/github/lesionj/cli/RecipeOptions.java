// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.training.RecipeChanges;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a call changes in its recipe. */
final class RecipeOptions {

    @Option(names = "--epochs", paramLabel = "N", description = "times each picture is shown, instead of the recipe's")
    private Optional<Integer> epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "pictures that go through the network at once, instead of the recipe's")
    private Optional<Integer> batchSize;

    @Option(names = "--seed", paramLabel = "N", description = "of all chance, instead of the recipe's")
    private Optional<Long> seed;

    @Option(
            names = "--start",
            paramLabel = "PATH|NAME",
            description =
                    "weights to start from, instead of the recipe's: a"
                            + " .safetensors, .npz, .pth or .pt file, a model zip, or a name that 'lesionj import-weights --list' tells; \"\" for none")
    private Optional<String> start;

    RecipeChanges changes() {
        return new RecipeChanges(epochs, batchSize, seed, start);
    }
}
