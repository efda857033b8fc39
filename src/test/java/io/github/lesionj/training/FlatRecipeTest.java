// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import io.github.lesionj.model.JsonText;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlatRecipeTest {

    private static final String FLAT = """
            {"name": "tiny", "description": "t", "task": "segmentation", "network": {"name": "LesionLite"},
             "input": {"width": 64, "height": 48, "fit": "pad", "colours": "rgb", "mean": 0.4, "std": 0.2},
             "classes": ["lesion"], "data": {"layout": "plain", "folder": ".", "shares": [0.5, 0.25, 0.25]},
             "postProcessing": {"method": "dual", "high": 0.9, "low": 0.3, "parts": "all"}, "mirrored": true,
             "halfPrecision": true, "loss": "bce_dice",
             "optimizer": {"rule": "adam", "learningRate": 0.002, "lastRate": 0.5, "clip": 3, "warmUpEpochs": 1,
                 "schedule": {"kind": "step", "everyEpochs": 2}},
             "batchSize": 4, "accumulation": 2, "epochs": 3, "averaging": 0.9,
             "earlyStopping": {"patience": 2, "watch": "score"}, "seed": 1, "licence": "CC0-1.0"}""";

    private static final String GROUPED = """
            {"about": {"name": "tiny", "description": "t", "license": "CC0-1.0"},
             "model": {"task": "segmentation", "network": {"name": "LesionLite"}, "classes": ["lesion"],
                 "input": {"width": 64, "height": 48, "resize": "pad", "colorSpace": "rgb",
                     "mean": [0.4, 0.4, 0.4], "std": [0.2, 0.2, 0.2]}},
             "data": {"layout": "plain", "folder": ".", "shares": [0.5, 0.25, 0.25]},
             "training": {"loss": "bce_dice", "batchSize": 4, "accumulationSteps": 2, "epochs": 3, "emaDecay": 0.9,
                 "optimizer": {"name": "adam", "learningRate": 0.002, "minLearningRate": 0.001, "gradientClipping": 3,
                     "warmupEpochs": 1, "schedule": {"name": "step", "stepEpochs": 2}},
                 "earlyStopping": {"patience": 2, "monitor": "score"}},
             "finish": {"postProcessing": {"method": "dual", "highThreshold": 0.9, "lowThreshold": 0.3, "components": "all"},
                 "testTimeAugmentation": "flips", "weightsType": "float16"},
             "seed": 1}""";

    @Test
    void aRecipeWithoutGroupsIsTheSameAsOneWithThem() {
        assertEquals(Recipe.parse(GROUPED, "grouped"), Recipe.parse(FLAT, "flat"));
    }

    @Test
    void aRecipeInGroupsStaysAsItIs() {
        JsonElement grouped = JsonText.parse(GROUPED);
        assertSame(grouped, FlatRecipe.grouped(grouped));
    }

    @Test
    void aMisspeltKeyIsRefusedAllTheSame() {
        String failure = assertThrows(
                        TrainingException.class, () -> Recipe.parse(FLAT.replace("epochs\"", "epoch\""), "r.json"))
                .getMessage();
        assertTrue(failure.startsWith("Recipe r.json: ") && failure.contains("epoch"), failure);
    }

    @Test
    void valuesOfTheWrongKindAreRefusedAllTheSame() {
        for (String wrong : new String[] {"\"mirrored\": 3", "\"mirrored\": {}", "\"mirrored\": []"}) {
            String text = FLAT.replace("\"mirrored\": true", wrong);
            assertThrows(TrainingException.class, () -> Recipe.parse(text, "r.json"), wrong);
        }
        assertThrows(
                TrainingException.class,
                () -> Recipe.parse(FLAT.replace("\"colours\": \"rgb\"", "\"colours\": 3"), "r.json"));
        assertThrows(
                TrainingException.class,
                () -> Recipe.parse(FLAT.replace("\"lastRate\": 0.5", "\"lastRate\": \"x\""), "r.json"));
        assertThrows(TrainingException.class, () -> Recipe.parse("[]", "r.json"));
    }

    @Test
    void aCallsChangesReachIt() {
        String changed =
                new RecipeChanges(Optional.of(7), Optional.empty(), Optional.of(5L), Optional.empty()).applyTo(FLAT);
        assertEquals(7, Recipe.parse(changed, "r.json").training().epochs());
        assertEquals(5, Recipe.parse(changed, "r.json").seed());
    }
}
