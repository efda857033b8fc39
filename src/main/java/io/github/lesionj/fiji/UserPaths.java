// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files and folders that the user names in a text input. */
final class UserPaths {

    private UserPaths() {}

    /** @throws IllegalArgumentException in one sentence, if the input is empty */
    static Path named(String input, String path) {
        return optional(path).orElseThrow(() -> new IllegalArgumentException("Name the " + input + " folder in '" + input + "'."));
    }

    /** @return what an input names that may be left empty */
    static Optional<Path> optional(String path) {
        return path.isBlank() ? Optional.empty() : Optional.of(Path.of(path));
    }

    /**
     * Makes the named folder, unless there is one.
     *
     * @throws IllegalArgumentException in one sentence, if the input is empty or the folder cannot be made
     */
    static Path made(String input, String path) {
        try {
            return Files.createDirectories(named(input, path));
        } catch (IOException e) {
            throw new IllegalArgumentException("The folder " + path + " cannot be made: look at '" + input + "'.", e);
        }
    }
}
