// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;

/**
 * What a user is told about something that was thrown. There are two sorts: sentences that were written for users, which are
 * the messages of {@link UserException} and of {@link IOException}; and bugs, of which the sentence says where their trace is.
 *
 * @param sentence one
 * @param kind     what it is about
 */
public record Explanation(String sentence, Kind kind) {

    /** What went wrong. */
    public enum Kind {
        /** The user asked for what cannot be done, and can mend it. */
        USER,
        /** A file cannot be read or written. */
        FILE,
        /** No file can be written any more. */
        DISK_FULL,
        /** Java's memory does not suffice. */
        MEMORY,
        /** The work was interrupted, nothing is wrong. */
        INTERRUPTED,
        /** LesionJ is wrong. */
        BUG
    }

    /** @param log where the trace is kept if it is a bug */
    public static Explanation of(Throwable thrown, BugLog log) {
        if (thrown instanceof UncheckedIOException e) return of(e.getCause(), log);
        if (thrown instanceof OutOfMemoryError)
            return new Explanation("There is not enough memory; " + JavaMemory.MORE, Kind.MEMORY);
        if (thrown instanceof ClosedByInterruptException
                || thrown instanceof CancellationException
                || isInterrupt(thrown.getCause())) return new Explanation("The work was interrupted", Kind.INTERRUPTED);
        boolean forUsers =
                (thrown instanceof UserException || thrown instanceof IOException) && thrown.getMessage() != null;
        if (!forUsers) return new Explanation(log.record(thrown), Kind.BUG);
        return new Explanation(
                sentence(thrown),
                thrown instanceof UserException
                        ? Kind.USER
                        : thrown instanceof DiskFullException ? Kind.DISK_FULL : Kind.FILE);
    }

    private static boolean isInterrupt(Throwable cause) {
        return cause instanceof InterruptedException || cause instanceof ClosedByInterruptException;
    }

    private static String sentence(Throwable thrown) {
        if (thrown instanceof NoSuchFileException e) return "There is no file or folder " + e.getFile();
        if (thrown instanceof AccessDeniedException e) return "There is no permission to use " + e.getFile();
        if (thrown instanceof FileSystemException e)
            return e.getFile() + " cannot be used: "
                    + (e.getReason() == null ? e.getClass().getSimpleName() : e.getReason());
        return thrown.getMessage();
    }
}
