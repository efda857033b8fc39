// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a call writes its results, looked at before the work begins. */
public final class OutputPlace {

    private OutputPlace() {}

    /**
     * Makes a folder for results, unless there is one.
     *
     * @throws UserException if it cannot be made or written into
     */
    public static Path folder(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) throw new UserException(folder + " is a file, but the output needs a folder");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserException("The output folder " + folder + " cannot be made: " + e, e);
        }
        if (!Files.isWritable(folder)) throw new UserException("There is no permission to write into the folder " + folder);
        return folder;
    }

    /**
     * Makes the folder of a file that is going to be written.
     *
     * @throws UserException if it cannot be made or written into, or the file is a folder
     */
    public static Path file(Path file) {
        if (Files.isDirectory(file)) throw new UserException(file + " is a folder, but the output needs the name of a file");
        folder(file.toAbsolutePath().getParent());
        return file;
    }
}
