// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.model.ModelStore;
import picocli.CommandLine.Option;

/** What classifies the lesion, in the calls that do more than that. */
final class ClassifierOption {

    @Option(
            names = {"--classifier", "--classification-model"},
            paramLabel = "NAME|PATH",
            defaultValue = ModelStore.DEFAULT_CLASSIFIER,
            description = "model that classifies it (default: ${DEFAULT-VALUE}); 'lesionj models' lists the names")
    String name;
}
