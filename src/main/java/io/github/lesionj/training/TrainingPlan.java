// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.model.Default;
import io.github.lesionj.model.Json;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.ModelStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a training was started with. It is kept as {@code training.json} beside the checkpoint, so that the folder alone
 * says how to go on.
 *
 * @param recipe as it was changed by the call
 * @param data   absolute path of the folder that holds the recipe's data folder
 * @param masks  absolute path of other masks than the data's own; empty for the data's own
 * @param start  where the recipe's start weights were found: a name to download, an absolute path or a bundled model
 * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
 */
public record TrainingPlan(
        Recipe recipe,
        String data,
        @Default("\"\"") String masks,
        @Default("\"\"") String start,
        String device) {

    private static final String FILE = "training.json";

    /** Makes the paths absolute. The recipe's start is a name to download, an absolute path, or empty. */
    static TrainingPlan of(Recipe recipe, Path data, Optional<Path> masks, String device) {
        return new TrainingPlan(
                recipe,
                absolute(data),
                masks.map(TrainingPlan::absolute).orElse(""),
                recipe.training().start(),
                device);
    }

    /**
     * Reads the recipe, looks for the weights that it starts from, and makes the paths absolute.
     *
     * @param output of the training, beside which another recipe's model is looked for
     * @throws TrainingException if there is no such recipe, it does not fit, or its start is nowhere
     */
    public static TrainingPlan of(RecipeChoice choice, Path data, Optional<Path> masks, Path output, String device) {
        Recipe recipe = choice.read();
        String start = new StartPlaces(choice.startFolder(), output, ModelStore.standard())
                .find(recipe.training().start());
        return new TrainingPlan(
                recipe, absolute(data), masks.map(TrainingPlan::absolute).orElse(""), start, device);
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /**
     * Reads what the training of a folder was started with.
     *
     * @throws TrainingException if no training was started there, or the file is damaged
     */
    public static TrainingPlan read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return Json.read(Files.readString(file), TrainingPlan.class);
        } catch (IOException e) {
            throw new TrainingException(
                    "The folder " + folder + " holds no training that can be resumed: " + file + " cannot be read", e);
        } catch (ModelException e) {
            throw new TrainingException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    /** @return the plan after another recipe */
    TrainingPlan after(Recipe otherRecipe) {
        return new TrainingPlan(otherRecipe, data, masks, start, device);
    }

    /** @return the plan on another device */
    public TrainingPlan on(String otherDevice) {
        return new TrainingPlan(recipe, data, masks, start, otherDevice);
    }

    /**
     * Reads the labels; writes nothing yet.
     *
     * @param folder for all that the training writes; made if absent
     * @return a training that goes on from the folder's checkpoint, or starts when there is none
     * @throws TrainingException if the data cannot be used
     */
    public Trainer prepare(Path folder, TrainingMonitor monitor) {
        return prepare(folder, new FileHashes(), monitor);
    }

    Trainer prepare(Path folder, FileHashes hashes, TrainingMonitor monitor) {
        return new Trainer(this, readData(), folder, hashes, monitor);
    }

    /** Remembers the plan in the folder of its training. */
    void write(Path folder) throws IOException {
        byte[] json = Json.write(this).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(FILE), out -> out.write(json));
    }

    DataSet readData() {
        return DataSet.read(recipe, Path.of(data), masks.isEmpty() ? Optional.empty() : Optional.of(Path.of(masks)));
    }

    /** @throws TrainingException if a training after another recipe has begun there */
    void refuseOtherRecipe(Path folder) {
        boolean begun = Files.exists(folder.resolve(FILE)) && Files.exists(folder.resolve(Checkpoints.NEWEST));
        if (begun && !read(folder).recipe().equals(recipe)) throw otherRecipe(folder);
    }

    static TrainingException otherRecipe(Path folder) {
        return new TrainingException(
                "The folder " + folder + " holds a training after another recipe; choose another folder");
    }
}
