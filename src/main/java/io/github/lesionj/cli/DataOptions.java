// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which recipe, and where its data are. */
final class DataOptions {

    @Parameters(
            paramLabel = "RECIPE",
            description = "what to train and how: a JSON file, or the name of one in LesionJ's folder recipes")
    String recipe;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "folder that holds the recipe's data folder")
    Path folder;

    @Option(
            names = "--masks",
            paramLabel = "DIR",
            description =
                    "masks to use instead of the data's own, <image>_segmentation.png; a classifier is measured with them too")
    Optional<Path> masks;
}
