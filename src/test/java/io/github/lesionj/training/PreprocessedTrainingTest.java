// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.model.ImageToTensor;
import io.github.lesionj.model.Json;
import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.model.Preprocessing;
import io.github.lesionj.training.LabelledImage.Split;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.NumericType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recipe's steps are done in training, and are in the card of what comes of it. */
class PreprocessedTrainingTest {

    private static final String PLAIN = TinyData.segmentationRecipe(1);
    private static final String STEPPED = PLAIN.replace(
            "\"classes\": [\"lesion\"]",
            "\"preprocessing\": [{\"name\": \"shades_of_gray\"}, {\"name\": \"remove_hair\"}], \"classes\": [\"lesion\"]");

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws Exception {
        TinyData.write(folder, 8);
    }

    @Test
    void theNetworkIsShownWhatAModelIsShown() throws Exception {
        Recipe recipe = Json.read(STEPPED, Recipe.class);
        LabelledImage first =
                DataSet.read(recipe, folder, Optional.empty()).of(Split.TRAIN).get(0);
        RandomAccessibleInterval<? extends NumericType<?>> prepared = new Preprocessing(
                        recipe.model().preprocessing())
                .apply(ImageOpener.open(first.image()).image());
        int[] wanted = new ImageToTensor(recipe.model().input()).fit(Pixels.argb(prepared), 64, 48);
        int[] shown = new ExampleStore(recipe.model(), 0).get(first).argb();
        assertArrayEquals(wanted, shown);
        int[] plain = new ExampleStore(Json.read(PLAIN, Recipe.class).model(), 0)
                .get(first)
                .argb();
        assertFalse(Arrays.equals(plain, shown));
    }

    @Test
    void theCardSaysTheStepsAndAnotherRecipeDoesNotGoOn() throws Exception {
        Path output = folder.resolve("trained");
        Recipe recipe = Json.read(STEPPED, Recipe.class);
        TrainingPlan plan = TrainingPlan.of(recipe, folder, Optional.empty(), "cpu");
        assertTrue(plan.prepare(output, new TrainingMonitor() {}).run().finished());
        assertEquals(
                recipe.model().preprocessing(),
                ModelArchive.read(output.resolve("tiny.zip")).card().preprocessing());
        TrainingPlan other = TrainingPlan.of(Json.read(PLAIN, Recipe.class), folder, Optional.empty(), "cpu");
        assertTrue(assertThrows(
                        TrainingException.class,
                        () -> other.prepare(output, new TrainingMonitor() {}).run())
                .getMessage()
                .contains("holds a training after another recipe"));
    }
}
