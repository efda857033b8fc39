// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.training.RecipeChanges;
import io.github.lesionj.training.RecipeChoice;
import io.github.lesionj.training.TinyData;
import io.github.lesionj.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each command's dialog in a real plain ImageJ, and the line that it records: both leave the same pixels, outlines, rows and
 * files. What the dialog is filled with stands in {@link Drives}.
 */
class EveryCommandIT {

    @TempDir
    Path folder;

    @Test
    void whatADialogDoesItsRecordedLineDoesToo() throws Exception {
        ImageJProcess.assumeDisplay();
        Path data = Files.createDirectory(folder.resolve("data"));
        drawPictures(data);
        stopTraining(data);
        List<String> answer =
                ImageJProcess.run(folder, "drive", data.toString()).lines().toList();
        assertEquals(
                List.of(),
                answer.stream().filter(line -> !line.startsWith("run(")).toList());
        assertEquals(Drives.ALL.size(), answer.size());
    }

    /** The same lesion twice, a millimetre further the second time, and its masks. */
    private static void drawPictures(Path data) throws IOException {
        for (String name : List.of("a", "b")) {
            Phantom phantom = Phantom.draw(
                    Phantom.Options.DEFAULT.withSize(512, 384).withSeed(1).withBubbles(name.equals("a")));
            ImageFile.writePng(data.resolve("pictures/" + name + ".png"), phantom.image());
            MaskFile.write(data.resolve("masks/" + name + "_segmentation.png"), phantom.mask());
        }
    }

    private static void stopTraining(Path data) throws IOException {
        TinyData.write(data, 18);
        String classes = TinyData.classificationRecipe(1).replace("\"folds\": 4", "\"folds\": 3");
        Files.writeString(data.resolve("classes.json"), classes);
        Files.writeString(data.resolve("folds.json"), classes);
        Path recipe = Files.writeString(data.resolve("masks.json"), TinyData.segmentationRecipe(2));
        Path stopped = data.resolve("stopped");
        RecipeChoice choice = new RecipeChoice(recipe.toString(), RecipeChanges.NONE);
        assertFalse(TrainingPlan.of(choice, data, Optional.empty(), stopped, "cpu")
                .prepare(stopped, new OneEpoch())
                .run()
                .finished());
    }
}
