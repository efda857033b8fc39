package io.github.lesionj.fiji;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files and folders that the user names in a text input. */
final class UserPaths {

    private UserPaths() {}

    /** @throws IllegalArgumentException in one sentence, if the input is empty */
    static Path named(String input, String path) {
        if (path.isBlank()) throw new IllegalArgumentException("Name the " + input + " folder in '" + input + "'.");
        return Path.of(path);
    }

    /** @throws IllegalArgumentException in one sentence, if the input is empty or there is nothing at that place */
    static Path existing(String input, String path) {
        if (path.isBlank()) throw new IllegalArgumentException("Name a file or folder in '" + input + "'.");
        Path named = Path.of(path);
        if (!Files.exists(named)) throw new IllegalArgumentException("There is no file or folder " + path + ": look at '" + input + "'.");
        return named;
    }
}
