// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.Task;
import io.github.lesionj.training.TinyData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that train, as a script calls them, without a display. */
class TrainModelTest extends CommandTestBase {

    @TempDir
    static Path data;

    @TempDir
    Path folder;

    @BeforeAll
    static void writeData() throws IOException {
        TinyData.write(data, 24);
        Files.writeString(data.resolve("masks.json"), TinyData.segmentationRecipe(5));
        Files.writeString(data.resolve("classes.json"), TinyData.classificationRecipe(5));
    }

    @Test
    void theSameInputsTrainTheSameSegmenter() throws Exception {
        for (String output : new String[] {"a", "b"})
            assertEquals(
                    "",
                    reason(
                            TrainSegmentationModel.class,
                            "recipe",
                            recipe("masks"),
                            "data",
                            data.toString(),
                            "output",
                            folder.resolve(output).toString(),
                            "device",
                            "cpu",
                            "epochs",
                            "2",
                            "seed",
                            "9"));
        StoredModel model = model("a");
        JsonObject recipe = model.card().training().getAsJsonObject("recipe");
        assertEquals(2, recipe.getAsJsonObject("training").get("epochs").getAsInt());
        assertEquals(9, recipe.get("seed").getAsInt());
        assertEquals("jaccard", model.card().metrics().get(0).name());
        assertArrayEquals(model.weights().toBytes(), model("b").weights().toBytes());
        assertEquals(3, Files.readAllLines(folder.resolve("a/log.csv")).size());
        String report = Files.readString(folder.resolve("a/report.html"));
        String jaccard = String.format(
                Locale.ROOT,
                "<td>jaccard</td><td class=\"number\">%.4f</td>",
                model.card().metrics().get(0).value());
        assertTrue(report.contains("Epoch 2 of 2; the best was epoch ") && report.contains(jaccard), report);
        assertTrue(report.contains("<figcaption>p14</figcaption>"), "the first validation picture");
    }

    @Test
    void aClassifierIsTrained() throws Exception {
        assertEquals(
                "",
                reason(
                        TrainClassificationModel.class,
                        "recipe",
                        recipe("classes"),
                        "data",
                        data.toString(),
                        "output",
                        folder.toString(),
                        "device",
                        "cpu",
                        "epochs",
                        "1"));
        assertEquals(
                Task.CLASSIFICATION,
                ModelArchive.read(folder.resolve("tiny.zip")).card().task());
    }

    @Test
    void otherMasksTakeThePlaceOfTheDataSets() throws Exception {
        Path masks = Files.createDirectory(folder.resolve("drawn"));
        try (Stream<Path> files = Files.list(data.resolve("tiny/masks"))) {
            for (Path file : files.toList()) Files.copy(file, masks.resolve(file.getFileName()));
        }
        assertEquals(
                "",
                reason(
                        TrainClassificationModel.class,
                        "recipe",
                        recipe("classes"),
                        "data",
                        data.toString(),
                        "output",
                        folder.toString(),
                        "device",
                        "cpu",
                        "epochs",
                        "1",
                        "masks",
                        masks.toString()));
        assertTrue(ModelArchive.read(folder.resolve("tiny.zip")).card().metrics().stream()
                .allMatch(figure -> figure.averaging().endsWith("; lesion as in the masks of drawn")));
        assertEquals(
                "There is no folder /no/such of masks",
                reason(
                        TrainClassificationModel.class,
                        "recipe",
                        recipe("classes"),
                        "data",
                        data.toString(),
                        "output",
                        folder.resolve("none").toString(),
                        "masks",
                        "/no/such"));
    }

    @Test
    void aCrossValidationMeasuresEveryPictureOnce() throws Exception {
        Path recipe = folder.resolve("three.json");
        Files.writeString(recipe, TinyData.classificationRecipe(1).replace("\"folds\": 4", "\"folds\": 3"));
        assertEquals(
                "",
                reason(
                        CrossValidate.class,
                        "recipe",
                        recipe.toString(),
                        "data",
                        data.toString(),
                        "output",
                        folder.toString(),
                        "device",
                        "cpu"));
        assertEquals(25, Files.readAllLines(folder.resolve("out-of-fold.csv")).size(), "a header and 24 pictures");
    }

    @Test
    void aFlawInTheDataStopsTheTrainingBeforeItBegins() throws Exception {
        Path flawed = folder.resolve("flawed");
        TinyData.write(flawed, 8);
        Files.write(flawed.resolve("tiny/masks/p2_segmentation.png"), new byte[0]);
        String sentence = reason(
                TrainSegmentationModel.class,
                "recipe",
                recipe("masks"),
                "data",
                flawed.toString(),
                "output",
                folder.resolve("out").toString(),
                "device",
                "cpu");
        assertTrue(sentence.contains("p2"), sentence);
        assertFalse(Files.exists(folder.resolve("out")), "a refused training leaves nothing");
    }

    @Test
    void mistakesGetOneSentence() throws Exception {
        String output = folder.toString();
        assertEquals("Name the data folder in 'data'.", reason(TrainSegmentationModel.class));
        assertEquals(
                "'epochs' is \"many\" but must be a whole number.",
                reason(TrainSegmentationModel.class, "data", output, "output", output, "epochs", "many"));
        assertEquals(
                "Recipe tiny trains classification, not segmentation: use the other training command.",
                reason(TrainSegmentationModel.class, "recipe", recipe("classes"), "data", output, "output", output));
        assertTrue(reason(TrainSegmentationModel.class, "recipe", "nosuch").startsWith("There is no recipe nosuch: "));
        assertTrue(reason(TrainSegmentationModel.class, "data", output, "output", output)
                .contains("'data' must name the folder"));
        assertFalse(Files.exists(folder.resolve("training.json")), "a refused training leaves nothing");
    }

    private static String recipe(String name) {
        return data.resolve(name + ".json").toString();
    }

    private StoredModel model(String output) {
        return ModelArchive.read(folder.resolve(output).resolve("tiny.zip"));
    }
}
