// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** There is no room for a file. What comes next will not fit either, so work on many files ends with it. */
public final class DiskFullException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int CAUSES = 20;
    private static final long BLOCK = 4096;

    /** As Linux, macOS and Windows say it in English; elsewhere the free space tells. */
    private static final List<String> WORDS =
            List.of("No space left on device", "Disk quota exceeded", "not enough space on the disk");

    private final transient Path folder;

    /** @param folder that was written into */
    DiskFullException(Path folder, Throwable cause) {
        super("The disk with the folder " + folder + " is full; free space there or name an output on another disk", cause);
        this.folder = folder;
    }

    /** @return that was written into */
    public Path folder() {
        return folder;
    }

    /** @return whether a write into the folder failed for want of room, as far as can be known */
    static boolean isWhy(IOException failure, Path folder) {
        Throwable cause = failure;
        for (int i = 0; i < CAUSES && cause != null; i++, cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (WORDS.stream().anyMatch(message::contains)) return true;
        }
        try {
            FileStore disk = Files.getFileStore(folder);
            return disk.getTotalSpace() > 0 && disk.getUsableSpace() < BLOCK;
        } catch (IOException e) {
            return false;
        }
    }
}
