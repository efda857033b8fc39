// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.training.RecipeChanges;
import io.github.lesionj.training.RecipeChoice;
import io.github.lesionj.training.TinyData;
import io.github.lesionj.training.TrainingPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

/** A training that was stopped, and goes on with nothing but its folder. */
class ResumeTrainingTest extends CommandTestBase {

    @TempDir
    Path folder;

    @Test
    void goesOnToTheSameModel() throws Exception {
        TinyData.write(folder, 16);
        Path recipe = folder.resolve("recipe.json");
        Files.writeString(recipe, TinyData.segmentationRecipe(2));
        Path stopped = folder.resolve("stopped");
        Path straight = folder.resolve("straight");
        assertFalse(TrainingPlan.of(
                        new RecipeChoice(recipe.toString(), RecipeChanges.NONE),
                        folder,
                        Optional.empty(),
                        stopped,
                        "cpu")
                .prepare(stopped, new OneEpoch())
                .run()
                .finished());

        Module resumed = context.service(CommandService.class)
                .run(ResumeTraining.class, true, "output", stopped.toString())
                .get();
        assertEquals(
                "",
                reason(
                        TrainSegmentationModel.class,
                        "recipe",
                        recipe.toString(),
                        "data",
                        folder.toString(),
                        "output",
                        straight.toString(),
                        "device",
                        "cpu"));
        assertEquals(stopped.resolve("tiny.zip").toFile(), resumed.getOutput("model"));
        assertArrayEquals(weights(straight), weights(stopped));
        Map<?, ?> figures = (Map<?, ?>) resumed.getOutput("figures");
        assertTrue(
                figures.keySet().stream().anyMatch(name -> name.toString().endsWith(" jaccard")), figures.toString());
        assertEquals("", LastTraining.folder(), "a training that is over need not be resumed");
    }

    @Test
    void mistakesGetOneSentence() throws Exception {
        assertEquals("Name the output folder in 'output'.", reason(ResumeTraining.class));
        String sentence = reason(ResumeTraining.class, "output", folder.toString());
        assertTrue(sentence.startsWith("The folder " + folder + " holds no training that can be resumed"), sentence);
    }

    private static byte[] weights(Path output) {
        return ModelArchive.read(output.resolve("tiny.zip")).weights().toBytes();
    }
}
