// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * By what a picture is known again.
 *
 * @param bytes    the file's length
 * @param modified when it was last written, milliseconds since 1970
 * @param sha256   of its contents
 */
public record InputMark(long bytes, long modified, String sha256) {

    /** Reads the whole file. */
    static InputMark of(Path file) throws IOException {
        long modified = Files.getLastModifiedTime(file).toMillis();
        long bytes = Files.size(file);
        return new InputMark(bytes, modified, Sha256.of(file));
    }

    /** @return whether the file is still the same: its contents are only read where its length is and its date is not */
    boolean isOf(Path file) throws IOException {
        if (Files.size(file) != bytes) return false;
        return Files.getLastModifiedTime(file).toMillis() == modified
                || of(file).sha256.equals(sha256);
    }
}
