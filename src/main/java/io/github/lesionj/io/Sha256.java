// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 hashes as 64 lower-case hexadecimal digits. */
public final class Sha256 {

    private Sha256() {}

    /** Of these bytes. */
    public static String of(byte[] bytes) {
        return text(digest().digest(bytes));
    }

    /**
     * Of a file's content, which is read piece by piece.
     *
     * @throws IOException if it cannot be read
     */
    public static String of(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest())) {
            in.transferTo(OutputStream.nullOutputStream());
            return text(in.getMessageDigest().digest());
        }
    }

    /** @return to be fed piece by piece; {@link #text} prints what comes out */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** @return the digits of a finished digest */
    public static String text(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
