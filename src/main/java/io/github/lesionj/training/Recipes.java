// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.model.Task;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds recipes by name or path: those that come with LesionJ, then any file. */
public final class Recipes {

    private static final String FOLDER = "recipes";
    private static final String ENDING = ".json";

    private Recipes() {}

    /** @return the names of LesionJ's own recipes, in alphabetical order */
    public static List<String> names() {
        return List.copyOf(own().keySet());
    }

    /** @return the names of LesionJ's own recipes for a task, in alphabetical order */
    public static List<String> names(Task task) {
        return own().entrySet().stream()
                .filter(own ->
                        Recipe.parse(own.getValue(), own.getKey()).model().task() == task)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Reads a recipe.
     *
     * @param nameOrFile one of LesionJ's own, or a file
     * @throws TrainingException if there is none, or it does not fit; the message names it and the key
     */
    public static Recipe find(String nameOrFile, RecipeChanges changes) {
        String own = own().get(nameOrFile);
        return Recipe.parse(changes.applyTo(own != null ? own : text(nameOrFile)), nameOrFile);
    }

    /** @return whether it is the name of one that comes with LesionJ */
    static boolean isOwn(String name) {
        return own().containsKey(name);
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new TrainingException(
                    "There is no recipe " + file + ": give a file that can be read, or one of "
                            + String.join(", ", own().keySet()),
                    e);
        }
    }

    private static Map<String, String> own() {
        try {
            Path code = Path.of(Recipes.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(code)) return read(code.resolve(FOLDER));
            try (FileSystem jar = FileSystems.newFileSystem(code)) {
                return read(jar.getPath(FOLDER));
            }
        } catch (IOException | URISyntaxException e) {
            throw new TrainingException(
                    "LesionJ's own recipes cannot be read: " + e.getMessage() + "; install it again", e);
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(ENDING)).toList())
                texts.put(file.getFileName().toString().replace(ENDING, ""), Files.readString(file));
        }
        return texts;
    }
}
