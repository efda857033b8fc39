// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.io.FolderLock;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A folder that one training writes into, and no other meanwhile. It is made when it is claimed, so that one that cannot be
 * written is known before the first picture is opened; if the training is then refused, nothing is left of it.
 */
final class TrainingFolder implements AutoCloseable {

    private final Deque<Path> made;
    private final FolderLock lock;

    private TrainingFolder(Deque<Path> made, FolderLock lock) {
        this.made = made;
        this.lock = lock;
    }

    /**
     * Makes the folder if it is absent, and locks it.
     *
     * @param work for whoever is refused meanwhile
     * @throws io.github.lesionj.io.UserException if another training has it
     * @throws IOException                        if it cannot be made or written; the message names it
     */
    static TrainingFolder claim(Path folder, String work) throws IOException {
        Deque<Path> made = new ArrayDeque<>();
        try {
            for (Path part = folder.toAbsolutePath().normalize();
                    part != null && !Files.exists(part);
                    part = part.getParent()) made.push(part);
            for (Path part : made) Files.createDirectory(part);
            if (!Files.isDirectory(folder))
                throw new TrainingException(folder + " is a file; a training needs a folder to write into");
            return new TrainingFolder(made, FolderLock.take(folder, work));
        } catch (IOException e) {
            removeEmpty(made);
            throw new TrainingException(
                    "The folder " + folder + " cannot be written into (" + e.getMessage() + "); name another", e);
        }
    }

    /** Lets the next one in; removes the folders that were made and are empty. */
    @Override
    public void close() throws IOException {
        lock.close();
        removeEmpty(made);
    }

    private static void removeEmpty(Deque<Path> made) throws IOException {
        try {
            for (var inner = made.descendingIterator(); inner.hasNext(); ) Files.deleteIfExists(inner.next());
        } catch (DirectoryNotEmptyException kept) {
            // The training wrote into it.
        }
    }
}
