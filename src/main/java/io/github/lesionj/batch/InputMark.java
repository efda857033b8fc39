// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * By what a picture is known again.
 *
 * @param bytes    the file's length
 * @param modified when it was last written, milliseconds since 1970
 * @param sha256   of its contents
 */
public record InputMark(long bytes, long modified, String sha256) {

    private static final int CHUNK = 1 << 16;

    /** Reads the whole file. */
    static InputMark of(Path file) throws IOException {
        long modified = Files.getLastModifiedTime(file).toMillis();
        MessageDigest digest = digest();
        long bytes = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
                bytes += n;
            }
        }
        return new InputMark(bytes, modified, HexFormat.of().formatHex(digest.digest()));
    }

    /** @return whether the file is still the same: its contents are only read where its length is and its date is not */
    boolean isOf(Path file) throws IOException {
        if (Files.size(file) != bytes) return false;
        return Files.getLastModifiedTime(file).toMillis() == modified
                || of(file).sha256.equals(sha256);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
