// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.WorkList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The images that a sub-command works on. */
final class Inputs {

    @Parameters(
            arity = "1..*",
            paramLabel = "INPUT",
            description = "image files, or folders whose images are meant (sub-folders are not)")
    private List<Path> inputs;

    /**
     * @return the images, at least one
     * @throws UsageException if an input is missing or empty, or two images have the same name
     */
    List<Path> images(Console console) {
        try {
            WorkList work = WorkList.of(inputs);
            if (!work.skipped().isEmpty())
                console.say("left out " + count(work.skipped().size()) + " named like results, such as "
                        + work.skipped().get(0) + "; name such a file itself to use it");
            return work.images();
        } catch (IOException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    private static String count(int files) {
        return files == 1 ? "1 file" : files + " files";
    }
}
