// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Where a call writes its results, looked at before the work begins. */
public final class OutputPlace {

    private OutputPlace() {}

    /**
     * Makes a folder for results, unless there is one.
     *
     * @return it, without the steps back from folders that are not there
     * @throws UserException if it cannot be made or written into
     */
    public static Path folder(Path named) {
        Path folder = Files.exists(named) ? named : withoutDetours(named);
        if (Files.exists(folder) && !Files.isDirectory(folder))
            throw new UserException(folder + " is a file, but the output needs a folder");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserException("The output folder " + folder + " cannot be made: " + reason(e), e);
        }
        if (!Files.isWritable(folder))
            throw new UserException("There is no permission to write into the folder " + folder);
        return folder;
    }

    /** What is not there yet holds no links, so that a step back leaves it for the folder before. */
    private static Path withoutDetours(Path folder) {
        Path there = folder;
        while (there != null && !Files.exists(there)) there = there.getParent();
        Path rest = there == null ? folder : there.relativize(folder);
        return there == null ? rest.normalize() : there.resolve(rest.normalize());
    }

    /**
     * Makes the folder of a file that is going to be written; devices and pipes need none.
     *
     * @throws UserException if it cannot be made or written into, or the file is a folder
     */
    public static Path file(Path file) {
        if (Files.isDirectory(file))
            throw new UserException(file + " is a folder, but the output needs the name of a file");
        if (AtomicFile.isSpecial(file)) return file;
        try {
            folder(AtomicFile.place(file).getParent());
        } catch (IOException e) {
            throw new UserException(e.getMessage(), e);
        }
        return file;
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(e.getMessage());
    }

    /**
     * Sees to it that results take no input's place, also by way of links.
     *
     * @param inputs  files that are read; those that are missing do not count
     * @param results files that may be written; they need not exist
     * @throws UserException that names the first such pair
     * @throws IOException   if a file cannot be looked at
     */
    public static void keepApart(Collection<Path> inputs, Iterable<Path> results) throws IOException {
        Map<Path, Path> read = new HashMap<>();
        for (Path input : inputs) if (Files.exists(input)) read.put(input.toRealPath(), input);
        for (Path result : results) {
            Path input = Files.exists(result) && !AtomicFile.isSpecial(result) ? read.get(result.toRealPath()) : null;
            if (input != null)
                throw new UserException(
                        "The result " + result + " would overwrite the input " + input + ": name another output");
        }
    }
}
