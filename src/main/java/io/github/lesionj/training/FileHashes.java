// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The SHA-256 of files, each read once. Safe to use from many threads. */
final class FileHashes {

    private static final int BLOCK = 1 << 16;

    private final Map<Path, String> known = new ConcurrentHashMap<>();

    /**
     * @return 64 lower-case hexadecimal digits
     * @throws TrainingException if the file cannot be read; the message names it
     */
    String of(Path file) {
        return known.computeIfAbsent(file, FileHashes::read);
    }

    private static String read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            DigestInputStream through = new DigestInputStream(in, digest);
            byte[] block = new byte[BLOCK];
            while (through.read(block) >= 0) {}
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new TrainingException("The file " + file + " cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
