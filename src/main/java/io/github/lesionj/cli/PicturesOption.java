// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.PictureKind;
import picocli.CommandLine.Option;

/** {@code --pictures}: what is written for people to look at. */
final class PicturesOption {

    @Option(
            names = "--pictures",
            paramLabel = "KIND",
            defaultValue = "png",
            description = "overlay and crop as ${COMPLETION-CANDIDATES}; jpeg takes a tenth of the room, none no time "
                    + "(default: ${DEFAULT-VALUE})")
    PictureKind kind;
}
