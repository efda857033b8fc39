// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.io.BugLog;
import io.github.lesionj.io.FolderLock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * What the sub-commands use of the world outside; a test hands in its own.
 *
 * @param out     for what was asked for
 * @param console for what is said beside it
 * @param models  opens models
 * @param stop    whether the user wants the work to end
 * @param bugs    keeps the traces of what is LesionJ's own fault, and knows the command line
 */
record Session(PrintStream out, Console console, ModelSource models, StopWish stop, BugLog bugs) {

    Session {
        out = new VisibleOutput(out);
    }

    /** Takes the folder that the call writes into, as {@link FolderLock#take} does. */
    FolderLock take(Path folder) throws IOException {
        return released(FolderLock.take(folder, bugs.call()));
    }

    /** Takes the file that the call writes, as {@link FolderLock#takeFile} does. */
    FolderLock takeFile(Path file) throws IOException {
        return released(FolderLock.takeFile(file, bugs.call()));
    }

    private FolderLock released(FolderLock lock) {
        stop.clearAtEnd(lock::close);
        return lock;
    }
}
