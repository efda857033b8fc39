// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.model.Json;
import io.github.lesionj.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeTest {

    @TempDir
    Path folder;

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("recipes"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedRecipeReads(Path file) {
        assertEquals(file.getFileName().toString(), Recipe.read(file).name() + ".json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"emaDecay\"|\"emaDeacy\"|training: unknown key \"emaDeacy\"; did you mean \"emaDecay\"?",
                "\"epochs\": 1|\"epochs\": 0|training: epochs lies between 1 and 100000, not 0",
                "bce_dice|cross_entropy|training.loss cross_entropy does not fit the task segmentation",
                "\"rotation\": 180|\"rotation\": 1800|training.augmentation: rotation lies between 0 and 180, not 1800",
                "\"learningRate\": 0.01|\"learningRate\": 0|training.optimizer: learningRate lies above 0 and not above 100, not 0",
            })
    void mistakesAreNamedWithFileAndKey(String find, String replacement, String message) throws IOException {
        Path file = folder.resolve("mine.json");
        Files.writeString(file, TinyData.segmentationRecipe(1).replace(find, replacement));
        String failure =
                assertThrows(TrainingException.class, () -> Recipe.read(file)).getMessage();
        assertTrue(failure.contains(message) && failure.contains("mine.json"), failure);
    }

    @Test
    void hostileJsonEndsInASentenceWithAndWithoutChanges() {
        String recipe = TinyData.segmentationRecipe(1);
        for (String text : List.of(
                "[".repeat(100_000),
                recipe.replaceFirst("\\{", "{\"seed\": 1, "),
                recipe.replaceFirst("\"batchSize\": \\d+", "\"batchSize\": NaN"),
                recipe + "x"))
            for (RecipeChanges changes : List.of(
                    RecipeChanges.NONE,
                    new RecipeChanges(Optional.of(2), Optional.empty(), Optional.empty(), Optional.empty()))) {
                String message = assertThrows(
                                ModelException.class, () -> Json.read(changes.applyTo(text), Recipe.class))
                        .getMessage();
                assertTrue(message.matches("[^\\n]{10,300}"), message);
            }
    }

    @Test
    void aNetworkBeyondAllMemoryIsRefusedBeforeItIsMade() throws IOException {
        String recipe = Files.readString(Path.of("recipes/lesionlite-isic2017.json"))
                .replaceFirst("\"name\": \"LesionLite\"", "\"name\": \"UNet\", \"widths\": [4096, 4096, 4096, 4096]");
        String message = assertThrows(TrainingException.class, () -> Recipe.parse(recipe, "test"))
                .getMessage();
        assertTrue(message.contains("network.widths: a network of ") && message.contains("500 million"), message);
    }
}
