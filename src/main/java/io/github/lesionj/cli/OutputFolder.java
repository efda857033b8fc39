// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.OutputPlace;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folder that results are written into. */
final class OutputFolder {

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "folder for the results; made if missing, results of the same name are replaced")
    private Path folder;

    /** @return the folder as it was named; not made */
    Path folder() {
        return folder;
    }

    /**
     * Makes the folder.
     *
     * @throws io.github.lesionj.io.UserException if it cannot be made or written into
     */
    Path create() {
        return OutputPlace.folder(folder);
    }

    /**
     * Makes the folder that a file is going to be written into.
     *
     * @throws io.github.lesionj.io.UserException if it cannot be made or written into, or the file is a folder
     */
    static void createFor(Path file) {
        OutputPlace.file(file);
    }
}
