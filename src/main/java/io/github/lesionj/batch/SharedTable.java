// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.FolderLock;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A table to which several programs may add rows at the same time; each waits for its turn. */
final class SharedTable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final long PAUSE_MILLIS = 50;

    private SharedTable() {}

    /**
     * Adds rows; those whose first cell is there already take the place of the earlier ones.
     *
     * @throws UserException if another holds the table for long, named in the sentence
     * @throws IOException   if the file cannot be read or written, or has other columns
     */
    static void add(CsvTable rows, Path file) throws IOException {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            try (FolderLock lock = FolderLock.takeFile(file, "a command of LesionJ in ImageJ")) {
                rows.addTo(file);
                return;
            } catch (UserException e) {
                if (System.nanoTime() > end) throw e;
                pause();
            }
        }
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The work was interrupted");
        }
    }
}
