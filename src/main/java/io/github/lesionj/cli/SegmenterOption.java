// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.model.ModelStore;
import picocli.CommandLine.Option;

/** What finds the lesion, in the calls that do more than that. */
final class SegmenterOption {

    @Option(
            names = {"--segmenter", "--segmentation-model"},
            paramLabel = "NAME|PATH",
            defaultValue = ModelStore.DEFAULT_SEGMENTER,
            description =
                    "model that finds the lesion where no mask is given (default: ${DEFAULT-VALUE}); 'lesionj models' lists the names")
    String name;
}
