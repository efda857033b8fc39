// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Files and folders that the user names in a text input. */
final class UserPaths {

    private UserPaths() {}

    /** @throws UserException in one sentence, if the input is empty */
    static Path named(String input, String path) {
        return optional(path).orElseThrow(() -> new UserException("Name the " + input + " folder in '" + input + "'."));
    }

    /** @return what an input names that may be left empty */
    static Optional<Path> optional(String path) {
        try {
            return path.isBlank() ? Optional.empty() : Optional.of(Path.of(path.strip()));
        } catch (InvalidPathException e) {
            throw new UserException("'" + path + "' is no name of a file or folder.", e);
        }
    }

    /**
     * Makes the named folder, unless there is one.
     *
     * @throws UserException in one sentence, if the input is empty or the folder cannot be made
     */
    static Path made(String input, String path) {
        try {
            return Files.createDirectories(named(input, path));
        } catch (IOException e) {
            throw new UserException("The folder " + path + " cannot be made: look at '" + input + "'.", e);
        }
    }
}
