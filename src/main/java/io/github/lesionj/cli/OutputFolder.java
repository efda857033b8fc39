// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.OutputPlace;
import io.github.lesionj.io.UserException;
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
     * @throws UsageException if it cannot be made or written into
     */
    Path create() {
        try {
            return OutputPlace.folder(folder);
        } catch (UserException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    /**
     * Makes the folder that a file is going to be written into.
     *
     * @throws UsageException if it cannot be made or written into, or the file is a folder
     */
    static void createFor(Path file) {
        try {
            OutputPlace.file(file);
        } catch (UserException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }
}
