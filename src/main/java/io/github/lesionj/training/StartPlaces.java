// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.exchange.Pretrained;
import io.github.lesionj.model.exchange.PretrainedCatalogue;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the weights are looked for that a recipe's {@code start} names: weights to download, the finished model of another
 * recipe, or a file.
 *
 * @param folder that a path is relative to
 * @param output of the training; another recipe's model is looked for beside it, then in the user's model folder and among
 *               the bundled models
 * @param store  of these models
 */
record StartPlaces(Path folder, Path output, ModelStore store) {

    private static final String ZIP = ".zip";

    /**
     * Finds the weights.
     *
     * @return as {@link io.github.lesionj.model.exchange.StartWeights} takes them: a name to download, an absolute path, or
     *     a bundled model's name; empty for an empty one
     * @throws TrainingException if they are nowhere; the message says where they were looked for and what makes them
     */
    String find(String start) {
        List<String> names = PretrainedCatalogue.standard().entries().stream()
                .map(Pretrained::name)
                .toList();
        if (start.isEmpty() || names.contains(start)) return start;
        Optional<Path> file = path(start).map(folder::resolve).filter(Files::isRegularFile);
        if (file.isEmpty() && isName(start)) file = result(start);
        if (file.isPresent()) return file.get().toAbsolutePath().normalize().toString();
        if (isName(start) && ModelStore.bundled(start).isPresent()) return start;
        throw new TrainingException(missing(start, names));
    }

    private static boolean isName(String start) {
        return start.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** What the training of a recipe left. */
    private Optional<Path> result(String recipe) {
        Path beside = beside();
        return List.of(
                        beside.resolve(recipe).resolve(recipe + ZIP),
                        beside.resolve(recipe + ZIP),
                        store.folder().resolve(recipe + ZIP))
                .stream()
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private Path beside() {
        return output.toAbsolutePath().normalize().resolveSibling("");
    }

    private String missing(String start, List<String> downloads) {
        Optional<String> maker = maker(start);
        if (maker.isPresent())
            return "The training starts from the model of the recipe " + start + ", which is neither in " + beside()
                    + " nor in " + store.folder() + "; 'lesionj train " + maker.get() + " --data DIR --output "
                    + beside().resolve(start) + "' makes it";
        return "There are no weights \"" + start + "\" to start from: that is neither a file in "
                + folder.toAbsolutePath().normalize() + " nor a recipe whose model is in " + beside() + " or "
                + store.folder() + " nor one of " + String.join(", ", downloads);
    }

    /** The recipe that makes the model: one of LesionJ's own, or one beside the recipe that starts from it. */
    private Optional<String> maker(String start) {
        if (!isName(start)) return Optional.empty();
        if (Recipes.isOwn(start)) return Optional.of(start);
        return Optional.of(folder.resolve(start + ".json"))
                .filter(Files::isRegularFile)
                .map(Path::toString);
    }
}
