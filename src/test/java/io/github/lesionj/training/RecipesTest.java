// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecipesTest {

    @Test
    void allFilesOfTheFolderComeWithLesionJ() throws IOException {
        TreeSet<String> names = new TreeSet<>(Recipes.names(Task.SEGMENTATION));
        names.addAll(Recipes.names(Task.CLASSIFICATION));
        try (Stream<Path> files = Files.list(Path.of("recipes"))) {
            assertEquals(
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".json"))
                            .count(),
                    names.size());
        }
        assertTrue(Recipes.names(Task.SEGMENTATION).contains("lesionlite-isic2017"));
        assertTrue(Recipes.names(Task.CLASSIFICATION).contains("resnet18-ham10000"));
        for (String name : names)
            assertEquals(name, Recipes.find(name, RecipeChanges.NONE).name());
    }

    @Test
    void changesReplaceWhatTheyNameAndNothingElse() {
        Recipe own = Recipes.find("lesionlite-isic2017", RecipeChanges.NONE);
        Recipe changed = Recipes.find(
                "lesionlite-isic2017",
                new RecipeChanges(
                        Optional.of(3), Optional.empty(), Optional.of(77L), Optional.of("weights.safetensors")));
        assertEquals(3, changed.training().epochs());
        assertEquals(own.training().batchSize(), changed.training().batchSize());
        assertEquals(77, changed.seed());
        assertEquals("weights.safetensors", changed.training().start());
        assertEquals(own.training().optimizer(), changed.training().optimizer());
    }

    /** What a bundled model was trained by can be read, copied and changed. */
    @Test
    void theBundledModelsCardsHoldRecipes() {
        for (String name : ModelStore.bundledFor(Task.SEGMENTATION)
                .concat(",")
                .concat(ModelStore.bundledFor(Task.CLASSIFICATION))
                .split(",")) {
            var card = ModelStore.bundled(name).orElseThrow().card();
            Recipe recipe = Recipe.parse(card.training().get("recipe").toString(), name);
            assertEquals(name, recipe.name());
            assertEquals(card.network(), recipe.model().networkSpec());
            assertEquals(Recipes.find(name, RecipeChanges.NONE).training(), recipe.training());
        }
    }

    @Test
    void whatDoesNotFitIsNamed() {
        var unknown = assertThrows(TrainingException.class, () -> Recipes.find("nosuch", RecipeChanges.NONE));
        assertTrue(
                unknown.getMessage().startsWith("There is no recipe nosuch: give a file that can be read, or one of "),
                unknown.getMessage());
        var wrong = assertThrows(
                TrainingException.class,
                () -> Recipes.find(
                        "lesionlite-isic2017",
                        new RecipeChanges(Optional.of(0), Optional.empty(), Optional.empty(), Optional.empty())));
        assertEquals(
                "Recipe lesionlite-isic2017: training: epochs lies between 1 and 100000, not 0", wrong.getMessage());
    }
}
