// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.lesionj.model.Json;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every shipped recipe trains: its own file, made small where the network allows, takes a few steps on phantoms. It is
 * stopped before its first checkpoint, since that of the largest networks takes longer than all the rest.
 */
class ShippedRecipesTest {

    private static final int PICTURES = 12;
    private static final int SIZE = 96;
    private static final int BATCHES = 3;

    /** Narrow forms of the networks that have one; strided 1x1 convolutions of 4 channels crash PyTorch (oneDNN) now and then. */
    private static final Map<String, List<Integer>> WIDTHS = Map.of(
            "CDNN-29",
            List.of(4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4),
            "CDNN-19",
            List.of(4, 4, 4, 4, 4, 4, 4, 4, 4),
            "UNet",
            List.of(4, 4, 8, 8),
            "ResUNet",
            List.of(16, 16, 16, 16),
            "SegNetV2",
            List.of(4, 4, 8, 8, 8),
            "ResNet50",
            List.of(16, 16, 16, 16),
            "ResNet101",
            List.of(16, 16, 16, 16),
            "IRRCNN",
            List.of(8, 8, 8, 8));

    @TempDir
    static Path data;

    @BeforeAll
    static void writeData() throws IOException {
        TinyData.write(data, PICTURES);
    }

    static List<Path> recipes() throws IOException {
        return RecipeTest.shipped().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void takesAFewSteps(Path file, @TempDir Path output) throws IOException {
        Recipe recipe = small(file);
        List<Double> losses = new ArrayList<>();
        TrainingMonitor monitor = new TrainingMonitor() {
            @Override
            public void step(Step step) {
                losses.add(step.loss());
            }

            @Override
            public boolean cancelled() {
                return losses.size() == BATCHES;
            }
        };
        assertFalse(TrainingPlan.of(recipe, data, Optional.empty(), "cpu")
                .prepare(output, monitor)
                .run()
                .finished());
        assertEquals(BATCHES, losses.size(), "a loss that is no number would have stopped it");
    }

    /** The recipe on the phantoms' data and classes, at their size, without start weights that are not there. */
    private static Recipe small(Path file) throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        Recipe whole = Recipe.read(file);
        JsonObject network = json.getAsJsonObject("model").getAsJsonObject("network");
        List<Integer> narrow = whole.model().network().name().matches("(Nabla|R2UNet).*")
                ? List.of(4, 4, 8, 8)
                : WIDTHS.getOrDefault(whole.model().network().name(), List.of());
        if (!narrow.isEmpty()) network.add("widths", numbers(narrow));
        json.getAsJsonObject("model").getAsJsonObject("input").addProperty("width", SIZE);
        json.getAsJsonObject("model").getAsJsonObject("input").addProperty("height", SIZE);
        boolean masks = whole.model().task() == Task.SEGMENTATION;
        json.add(
                "data",
                JsonParser.parseString(
                        masks
                                ? "{\"layout\": \"isic2017\", \"folder\": \"tiny\"}"
                                : "{\"layout\": \"ham10000\", \"folder\": \"tiny\", \"folds\": 2, \"validation\": [0]}"));
        if (!masks) json.getAsJsonObject("model").add("classes", JsonParser.parseString("[\"MEL\", \"NV\", \"BCC\"]"));
        JsonObject training = json.getAsJsonObject("training");
        training.remove("start");
        training.addProperty("batchSize", 2);
        if (whole.training().accumulationSteps() > 1) training.addProperty("accumulationSteps", 2);
        return Json.read(json.toString(), Recipe.class);
    }

    private static JsonArray numbers(List<Integer> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }

    /** The shipped recipe of the same name is the one; its keys may be left out there, in the card none is. */
    @Test
    void theBundledModelsCardsHoldTheirRecipes() throws IOException {
        for (String name : (ModelStore.DEFAULT_SEGMENTER + "," + ModelStore.DEFAULT_CLASSIFIER).split(",")) {
            JsonObject stored =
                    ModelStore.standard().find(name).card().training().getAsJsonObject("recipe");
            Recipe recipe = Json.read(stored, Recipe.class);
            Recipe shipped = Recipe.read(Path.of("recipes", name + ".json"));
            assertEquals(shipped.model(), recipe.model(), name);
            assertEquals(shipped.training().optimizer(), recipe.training().optimizer(), name);
            assertEquals(
                    shipped.finish().testTimeAugmentation(), recipe.finish().testTimeAugmentation(), name);
        }
    }
}
