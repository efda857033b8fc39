// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.OutputPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
     * @param inputs that the file must not replace
     * @throws io.github.lesionj.io.UserException if it cannot be made or written into, or the file is a folder or an input
     */
    static void createFor(Path file, List<Path> inputs) throws IOException {
        OutputPlace.file(file);
        OutputPlace.keepApart(inputs, List.of(file));
    }
}
