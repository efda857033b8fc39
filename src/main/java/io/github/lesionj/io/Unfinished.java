// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What processes that were killed left behind in a folder: files that {@link AtomicFile} had begun. */
public final class Unfinished {

    private static final Duration ABANDONED = Duration.ofDays(1);

    private Unfinished() {}

    /**
     * Removes such files from a folder, not from those below it: all whose process is known to be dead, and those of other
     * hosts that nobody has written to for a day. What cannot be removed stays.
     *
     * @param folder may be missing
     * @throws IOException if the folder cannot be read
     */
    public static void clear(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".lesionj-*.part")) {
            for (Path file : files) if (isAbandoned(file)) delete(file);
        }
    }

    private static boolean isAbandoned(Path file) {
        Optional<ProcessMark> writer =
                ProcessMark.ofUnfinished(file.getFileName().toString());
        if (writer.isEmpty()) return false;
        return switch (writer.get().state()) {
            case ALIVE -> false;
            case DEAD -> true;
            case UNKNOWN -> isOld(file);
        };
    }

    private static boolean isOld(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant().plus(ABANDONED).isBefore(Instant.now());
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is another user's, or open on Windows: it harms nobody.
        }
    }
}
