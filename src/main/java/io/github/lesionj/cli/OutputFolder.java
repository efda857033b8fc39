// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import java.io.IOException;
import java.nio.file.Files;
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

    /**
     * Makes the folder.
     *
     * @throws UsageException if it cannot be made or written into
     */
    Path create() {
        return create(folder);
    }

    /**
     * Makes the folder that a file is going to be written into.
     *
     * @throws UsageException if it cannot be made or written into, or the file is a folder
     */
    static void createFor(Path file) {
        if (Files.isDirectory(file)) throw new UsageException(file + " is a folder; --output needs the name of a file");
        create(file.toAbsolutePath().getParent());
    }

    private static Path create(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder))
            throw new UsageException(folder + " is a file; --output needs a folder");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UsageException("The output folder " + folder + " cannot be made: " + e, e);
        }
        if (!Files.isWritable(folder)) throw new UsageException("There is no permission to write into the folder " + folder);
        return folder;
    }
}
