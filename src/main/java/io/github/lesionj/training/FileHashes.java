// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.io.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The SHA-256 of files, each read once. Safe to use from many threads. */
final class FileHashes {

    private final Map<Path, String> known = new ConcurrentHashMap<>();

    /**
     * @return 64 lower-case hexadecimal digits
     * @throws TrainingException if the file cannot be read; the message names it
     */
    String of(Path file) {
        return known.computeIfAbsent(file, FileHashes::read);
    }

    private static String read(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new TrainingException("The file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
