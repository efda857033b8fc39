// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.JavaMemory;
import io.github.lesionj.model.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Why one image of a batch has no result.
 *
 * @param file   the image
 * @param reason one sentence that names the file
 */
public record Failure(Path file, String reason) {

    /** Puts into one sentence what went wrong with a file. */
    public static Failure of(Path file, Throwable cause) {
        String reason = reason(cause);
        boolean named = reason.contains(String.valueOf(file.getFileName()));
        return new Failure(file, named ? reason : file + ": " + reason);
    }

    private static String reason(Throwable cause) {
        if (cause instanceof UncheckedIOException) return reason(cause.getCause());
        if (cause instanceof OutOfMemoryError)
            return "there is not enough memory for this image; " + JavaMemory.MORE;
        if (cause instanceof NoSuchFileException e) return "the file " + e.getFile() + " does not exist";
        if (cause instanceof AccessDeniedException e) return "there is no permission to use " + e.getFile();
        if (cause instanceof FileSystemException e)
            return e.getFile() + " cannot be used: " + (e.getReason() == null ? e.getClass().getSimpleName() : e.getReason());
        boolean expected = cause instanceof IOException || cause instanceof IllegalArgumentException
                || cause instanceof ModelException;
        if (expected && cause.getMessage() != null) return cause.getMessage();
        StackTraceElement[] trace = cause.getStackTrace();
        return "unexpected " + cause + (trace.length == 0 ? "" : " in " + trace[0]) + "; please report it";
    }
}
