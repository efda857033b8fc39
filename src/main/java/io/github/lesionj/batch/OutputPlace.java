// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
        Map<Path, Map<String, Path>> taken = new HashMap<>();
        for (Path result : results) {
            Path folder = result.toAbsolutePath().getParent();
            Map<String, Path> here = taken.get(folder);
            if (here == null) taken.put(folder, here = inputsAmong(folder, read));
            Path input = here.get(key(result));
            if (input != null && isThere(result, input))
                throw new UserException(
                        "The result " + result + " would overwrite the input " + input + ": name another output");
        }
    }

    /** One look at a folder instead of one for each of the many results that go there. @return the inputs by what lies in it */
    private static Map<String, Path> inputsAmong(Path folder, Map<Path, Path> read) throws IOException {
        Map<String, Path> here = new HashMap<>();
        if (!Files.isDirectory(folder)) return here;
        Path real = folder.toRealPath();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                Path input = read.get(real.resolve(entry.getFileName()));
                if (input == null && Files.isSymbolicLink(entry))
                    input = target(entry).map(read::get).orElse(null);
                if (input != null) here.put(key(entry), input);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return here;
    }

    private static boolean isThere(Path result, Path input) throws IOException {
        return Files.exists(result) && !AtomicFile.isSpecial(result) && Files.isSameFile(result, input);
    }

    /** @return where a link leads; empty if that is nowhere, or a pipe without a name */
    private static Optional<Path> target(Path link) {
        try {
            return Optional.of(link.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** On many systems large and small letters are one. */
    private static String key(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
