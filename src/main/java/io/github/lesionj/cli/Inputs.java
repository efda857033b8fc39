// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.WorkList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The images that a sub-command works on. */
final class Inputs {

    @Parameters(
            arity = "1..*",
            paramLabel = "INPUT",
            description = "image files, or folders whose images are meant (sub-folders are not)")
    private List<Path> inputs;

    @Option(
            names = "--again",
            description = "work on all images anew, also on those that an earlier call has done into the same output")
    boolean again;

    /**
     * @return the images, at least one
     * @throws UsageException if an input is missing or empty, or two images have the same name
     */
    WorkList images() {
        try {
            return WorkList.of(inputs);
        } catch (IOException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }
}
