// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * There is no room for a file: the disk is full, the user's quota used up, or the file system read-only. What comes next
 * cannot be written either, so work on many files ends with it.
 */
public final class DiskFullException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int CAUSES = 20;
    private static final long BLOCK = 4096;

    private enum Kind {
        FULL(
                "The disk is full: the folder %s has %s left; free space there or name an output on another disk",
                "No space left on device", "not enough space on the disk"),
        QUOTA(
                "Your disk quota is used up in the folder %s, though its disk has %s left; delete files there or name an output elsewhere",
                "Disk quota exceeded", "quota"),
        READ_ONLY(
                "The folder %s is on a read-only file system; name an output elsewhere",
                "Read-only file system", "write protected");

        private final String sentence;
        private final List<String> words;

        /** @param words as Linux, macOS and Windows say it in English; elsewhere the free space tells */
        Kind(String sentence, String... words) {
            this.sentence = sentence;
            this.words = List.of(words);
        }
    }

    private final transient Path folder;

    /** @param folder that was written into */
    DiskFullException(Path folder, Throwable cause) {
        super(String.format(Locale.ROOT, kind(cause).orElse(Kind.FULL).sentence, folder, free(folder)), cause);
        this.folder = folder;
    }

    /** @return that was written into */
    public Path folder() {
        return folder;
    }

    /** @return the failure of a write into a folder, told as what it is if it was for want of room */
    public static IOException orSame(IOException failure, Path folder) {
        return isWhy(failure, folder) ? new DiskFullException(folder, failure) : failure;
    }

    /** @return whether a write into the folder failed for want of room, as far as can be known */
    static boolean isWhy(IOException failure, Path folder) {
        return kind(failure).isPresent() || usable(folder) < BLOCK;
    }

    private static Optional<Kind> kind(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < CAUSES && cause != null; i++, cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            Optional<Kind> kind = Arrays.stream(Kind.values())
                    .filter(k -> k.words.stream().anyMatch(message::contains))
                    .findFirst();
            if (kind.isPresent()) return kind;
        }
        return Optional.empty();
    }

    private static String free(Path folder) {
        long bytes = usable(folder);
        return bytes == Long.MAX_VALUE
                ? "no room"
                : bytes >= 10_000_000_000L
                        ? bytes / 1_000_000_000 + " GB"
                        : bytes >= 10_000_000 ? bytes / 1_000_000 + " MB" : bytes / 1000 + " kB";
    }

    /** @return the bytes that may still be written into a folder or the one that it is going to be in; a lot if nobody knows */
    private static long usable(Path folder) {
        try {
            Path there = folder.toAbsolutePath();
            while (!Files.exists(there) && there.getParent() != null) there = there.getParent();
            FileStore disk = Files.getFileStore(there);
            return disk.getTotalSpace() > 0 ? disk.getUsableSpace() : Long.MAX_VALUE;
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
