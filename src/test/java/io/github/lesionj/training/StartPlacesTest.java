// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.model.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StartPlacesTest {

    @TempDir
    Path folder;

    private Path output;
    private StartPlaces places;

    @BeforeEach
    void name() throws IOException {
        output = folder.resolve("trained/mine");
        Files.createDirectories(folder.resolve("recipes"));
        places = new StartPlaces(folder.resolve("recipes"), output, new ModelStore(folder.resolve("models")));
    }

    private String file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "weights").toString();
    }

    @Test
    void namesToDownloadAndNoneStayAsTheyAre() {
        assertEquals("", places.find(""));
        assertEquals("efficientnet-lite0-imagenet", places.find("efficientnet-lite0-imagenet"));
    }

    @Test
    void aRecipesModelIsFoundBesideTheOutputThenAmongTheUsersThenAmongTheBundled() throws IOException {
        String recipe = "efficientnetlite0-ham10000";
        assertEquals(recipe, places.find(recipe));
        String own = file("models/" + recipe + ".zip");
        assertEquals(own, places.find(recipe));
        String zip = file("trained/" + recipe + ".zip");
        assertEquals(zip, places.find(recipe));
        String beside = file("trained/" + recipe + "/" + recipe + ".zip");
        assertEquals(beside, places.find(recipe));
    }

    @Test
    void aPathIsRelativeToTheRecipe() throws IOException {
        String weights = file("weights/resnet50.pth");
        assertEquals(weights, places.find("../weights/resnet50.pth"));
        assertEquals(weights, places.find(weights));
    }

    @Test
    void theSentenceSaysWhichCommandMakesIt() throws IOException {
        String sentence = assertThrows(TrainingException.class, () -> places.find("nabla2-ab"))
                .getMessage();
        assertTrue(
                sentence.contains("'lesionj train nabla2-ab --data DIR --output " + folder.resolve("trained/nabla2-ab")
                        + "' makes it"),
                sentence);
        String mine = file("recipes/first.json");
        sentence = assertThrows(TrainingException.class, () -> places.find("first"))
                .getMessage();
        assertTrue(
                sentence.contains("'lesionj train " + mine + " --data DIR --output " + folder.resolve("trained/first")
                        + "' makes it"),
                sentence);
        sentence = assertThrows(TrainingException.class, () -> places.find("nosuch.zip"))
                .getMessage();
        assertTrue(
                sentence.startsWith("There are no weights \"nosuch.zip\" to start from")
                        && sentence.contains(folder.resolve("models").toString()),
                sentence);
    }

    static java.util.List<String> shipped() {
        return Recipes.names();
    }

    /** A new user can run every shipped recipe: it starts at once, or is told which shipped recipe comes first. */
    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedRecipeCanBeRun(String name) {
        Recipe recipe = Recipes.find(name, RecipeChanges.NONE);
        Optional<String> refusal = refusal(recipe.training().start());
        refusal.ifPresent(sentence -> {
            assertTrue(Recipes.names().contains(recipe.training().start()), sentence);
            assertTrue(sentence.contains("'lesionj train " + recipe.training().start() + " "), sentence);
        });
    }

    private Optional<String> refusal(String start) {
        try {
            places.find(start);
            return Optional.empty();
        } catch (TrainingException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Test
    void aCallsOwnPathIsRelativeToTheCall() {
        assertEquals(Path.of("recipes"), new RecipeChoice("recipes/nabla2-ab.json", RecipeChanges.NONE).startFolder());
        assertEquals(Path.of(""), new RecipeChoice("nabla2-ab", RecipeChanges.NONE).startFolder());
        RecipeChanges changes =
                new RecipeChanges(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("w.pth"));
        assertEquals(Path.of(""), new RecipeChoice("recipes/nabla2-ab.json", changes).startFolder());
    }
}
