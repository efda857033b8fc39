// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.training.LabelledImage.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LesionFinderTest {

    @TempDir
    Path folder;

    private Path others;

    @BeforeEach
    void writeData() throws IOException {
        TinyData.write(folder, 24);
        others = Files.createDirectory(folder.resolve("others"));
        for (int i = 0; i < 24; i++)
            MaskFile.write(
                    others.resolve("p" + i + "_segmentation.png"),
                    Phantom.draw(Phantom.Options.DEFAULT.withSize(64, 48).withSeed(100 + i))
                            .mask());
    }

    @Test
    void theMasksThatTheCallerNamesCount() throws IOException {
        assertEquals("lesion as in the masks of others: true", look(true, Optional.of(others)));
    }

    @Test
    void otherwiseTheSegmenterFindsTheLesion() throws IOException {
        assertEquals("lesion found by " + ModelStore.DEFAULT_SEGMENTER + ": false", look(true, Optional.empty()));
    }

    @Test
    void wholePicturesNeedNoLesion() throws IOException {
        assertEquals("whole pictures: none", look(false, Optional.of(others)));
    }

    @Test
    void theFiguresSayWhereTheLesionCameFrom() throws IOException {
        Recipe recipe = recipe(true);
        Trainer trainer = TrainingPlan.of(recipe, folder, Optional.of(others), "cpu")
                .prepare(folder.resolve("out"), new TrainingMonitor() {});
        trainer.run();
        assertTrue(trainer.measure().orElseThrow().stream()
                .allMatch(figure -> figure.averaging().endsWith("; lesion as in the masks of others")));
    }

    /** Where the lesion is from, and whether that of the first test picture is the other mask. */
    private String look(boolean crop, Optional<Path> masks) throws IOException {
        Recipe recipe = recipe(crop);
        DataSet data = DataSet.read(recipe, folder, masks);
        LabelledImage image = data.of(Split.TEST).get(0);
        Img<ARGBType> picture = ImageOpener.open(image.image()).image();
        try (LesionFinder source = LesionFinder.of(recipe.model().region(), data, Device.CPU)) {
            Img<BitType> other = MaskFile.read(others.resolve(image.id() + "_segmentation.png"));
            Optional<Boolean> same =
                    source.lesion(image, picture).map(lesion -> Arrays.equals(Pixels.bits(other), Pixels.bits(lesion)));
            return source.text() + ": " + same.map(String::valueOf).orElse("none");
        }
    }

    private static Recipe recipe(boolean crop) {
        return Recipe.parse(
                TinyData.classificationRecipe(1)
                        .replace("{\"cropToLesion\": true}", "{\"cropToLesion\": " + crop + "}"),
                "test");
    }
}
