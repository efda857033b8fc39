// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.training.LabelledImage.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetTest {

    @TempDir
    Path folder;

    /** Ten pictures a to j; c and d show one lesion; j has no mask. */
    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("mine/images"));
        Files.createDirectories(folder.resolve("mine/masks"));
        StringBuilder labels = new StringBuilder("image,diagnosis,lesion\n");
        for (String id : "abcdefghij".split("")) {
            Files.createFile(folder.resolve("mine/images/" + id + ".jpg"));
            if (!id.equals("j")) Files.createFile(folder.resolve("mine/masks/" + id + ".png"));
            labels.append(id)
                    .append(id.compareTo("f") < 0 ? ",Common Nevus," : ",melanoma,")
                    .append(id.equals("d") ? "c" : id)
                    .append("\n");
        }
        Files.writeString(folder.resolve("mine/labels.csv"), labels);
    }

    private DataSet read(String json, String data) throws IOException {
        String recipe = json.replaceFirst(
                "\"data\": \\{[^}]*}", "\"data\": {\"layout\": \"plain\", \"folder\": \"mine\"" + data + "}");
        Path file = Files.writeString(folder.resolve("recipe.json"), recipe);
        return DataSet.read(Recipe.read(file), folder, Optional.empty());
    }

    private static String ids(DataSet data, Split split) {
        return String.join("", data.of(split).stream().map(LabelledImage::id).toList());
    }

    private static Map<String, Split> splits(DataSet data) {
        Map<String, Split> splits = new TreeMap<>();
        for (Split split : Split.values()) data.of(split).forEach(image -> splits.put(image.id(), split));
        return splits;
    }

    private void assertRefused(String json, String data, String part) {
        String message =
                assertThrows(TrainingException.class, () -> read(json, data)).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void sharesKeepLesionsTogetherAndTheSeedDecides() throws IOException {
        String recipe = TinyData.segmentationRecipe(1);
        DataSet data = read(recipe, ", \"shares\": [0.6, 0.2, 0.2]");
        Map<String, Split> splits = splits(data);
        assertEquals(9, splits.size());
        assertEquals(splits.get("c"), splits.get("d"));
        assertEquals(Map.of("mask", List.of("j")), data.leftOut());
        assertEquals(splits, splits(read(recipe, ", \"shares\": [0.6, 0.2, 0.2]")));
        int others = 0;
        for (int seed = 10; seed < 20; seed++)
            if (!splits(read(recipe.replace("\"seed\": 3", "\"seed\": " + seed), ", \"shares\": [0.6, 0.2, 0.2]"))
                    .equals(splits)) others++;
        assertTrue(others > 5, "only " + others + " of 10 seeds split otherwise");
    }

    @Test
    void aListOfOnesOwnDecides() throws IOException {
        Files.writeString(
                folder.resolve("mine/my-splits.csv"), "image_id,split\na,train\nb,validation\nc,test\nd,TRAIN\n");
        DataSet data = read(TinyData.segmentationRecipe(1), ", \"splits\": \"my-splits.csv\"");
        assertEquals(
                "ad b c", ids(data, Split.TRAIN) + " " + ids(data, Split.VALIDATION) + " " + ids(data, Split.TEST));
        assertEquals(List.of("e", "f", "g", "h", "i", "j"), data.leftOut().get("split"));
    }

    @Test
    void foldsAreDealtOfTheTrainingPicturesOnly() throws IOException {
        Path labels = folder.resolve("mine/labels.csv");
        StringBuilder split = new StringBuilder();
        for (String line : Files.readAllLines(labels))
            split.append(line)
                    .append(
                            line.startsWith("image")
                                    ? ",split"
                                    : line.startsWith("d") || line.startsWith("h") ? ",val" : ",train")
                    .append("\n");
        Files.writeString(labels, split);
        DataSet data = read(TinyData.segmentationRecipe(1), ", \"folds\": 3, \"validation\": [0]");
        assertEquals("cdh", ids(data, Split.TEST));
        assertEquals(3, data.of(Split.VALIDATION).size());
        assertEquals(3, data.of(Split.TRAIN).size());
    }

    @Test
    void classNamesAreComparedIgnoringCaseOrTranslated() throws IOException {
        String recipe =
                TinyData.classificationRecipe(1).replace("[\"MEL\", \"NV\", \"BCC\"]", "[\"NV\", \"Melanoma\"]");
        String shares = ", \"shares\": [0.5, 0.5, 0]";
        DataSet data = read(
                recipe.replaceFirst("\"data\": \\{[^}]*}", "\"data\": {}"),
                shares + ", \"labels\": {\"Common Nevus\": \"NV\"}");
        Map<String, String> labels = new TreeMap<>();
        for (Split split : Split.values()) data.of(split).forEach(image -> labels.put(image.id(), image.label()));
        assertEquals("NV", labels.get("a"));
        assertEquals("Melanoma", labels.get("i"));
        assertRefused(recipe, shares, "the class Common Nevus of a is none of the recipe's [NV, Melanoma]");
    }

    @Test
    void dataWithoutASplitAreRefused() {
        assertRefused(TinyData.segmentationRecipe(1), "", "give folds and validation, shares or splits");
        assertRefused(TinyData.segmentationRecipe(1), ", \"shares\": [0.5, 0.6, 0]", "sum to 1");
        assertRefused(
                TinyData.segmentationRecipe(1),
                ", \"shares\": [1, 0, 0], \"folds\": 2, \"validation\": [0]",
                "exclude each other");
        assertRefused(TinyData.segmentationRecipe(1), ", \"splits\": \"none.csv\"", "none.csv");
    }
}
