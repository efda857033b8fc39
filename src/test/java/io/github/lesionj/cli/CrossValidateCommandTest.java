// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.training.TinyData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CrossValidateCommandTest extends CommandLineTestBase {

    @BeforeEach
    void writeData() throws IOException {
        TinyData.write(folder, 6);
        Files.writeString(
                file("recipe.json"),
                TinyData.segmentationRecipe(1)
                        .replace(
                                "\"layout\": \"isic2017\"",
                                "\"layout\": \"ham10000\", \"folds\": 3, \"validation\": [0]"));
    }

    private Run crossValidate() {
        return run(
                "cross-validate", "@recipe.json", "--data", folder.toString(), "--output", "@out", "--device", "cpu");
    }

    @Test
    void theModelsOfTheFoldsWorkTogether() throws IOException {
        Run run = crossValidate();
        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.out()
                        .matches(
                                "(?s)jaccard 0\\.\\d{4}, standard deviation 0\\.\\d{4} over 3 folds; 0\\.\\d{4} on all 6 pictures together.*"),
                run.out());
        assertEquals(List.of("fold-1", "fold-2", "fold-3", "folds.csv", "out-of-fold.csv"), list("out"));
        String models = run.err()
                .lines()
                .filter(line -> line.contains("--model "))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*--model ", "");
        Run together = runWith(
                ModelSource.STORE,
                "segment",
                "@tiny/images/p0.png",
                "--output",
                "@masks",
                "--model",
                models,
                "--device",
                "cpu");
        assertAll(
                () -> assertEquals(3, models.split(",").length, models),
                () -> assertEquals(0, together.code(), together.err()),
                () -> assertEquals(List.of("p0_segmentation.png"), list("masks")));
    }

    @Test
    void aStoppedOneSaysHowToGoOn() {
        int[] asked = {0};
        stop = () -> ++asked[0] > 2;
        Run run = crossValidate();
        assertEquals(130, run.code(), run.err());
        assertTrue(run.err().contains("stopped; the same call goes on from there"), run.err());
    }

    @Test
    void aRecipeWithoutFoldsIsWrongUsage() throws IOException {
        Files.writeString(file("recipe.json"), TinyData.segmentationRecipe(1));
        Run run = crossValidate();
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains("set data.folds in the recipe, not 0"), run.err());
    }
}
