// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.model.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that measures a model, as a script calls it, without a display. */
class EvaluateModelTest extends CommandTestBase {

    @TempDir
    static Path data;

    @TempDir
    Path folder;

    @BeforeAll
    static void draw() throws IOException {
        for (int i = 0; i < 3; i++) {
            Phantom phantom =
                    Phantom.draw(Phantom.Options.DEFAULT.withSize(160, 120).withSeed(i));
            ImageFile.writePng(data.resolve("images/p" + i + ".png"), phantom.image());
            if (i < 2) MaskFile.write(data.resolve("masks/p" + i + "_segmentation.png"), phantom.mask());
        }
        Files.writeString(data.resolve("classes.csv"), "image,dx\np0,mel\np1,nv\n");
    }

    @Test
    void masksAreScoredWhereTheTruthIsKnown() throws Exception {
        assertEquals("", evaluate("truth", path("masks"), "images", path("images")));
        assertTrue(Files.readString(folder.resolve("report.html"))
                .contains("Segmentation by " + ModelStore.DEFAULT_SEGMENTER));
        List<String> scores = Files.readAllLines(folder.resolve("scores.csv"));
        assertTrue(scores.get(1).startsWith("p0,") && scores.get(2).startsWith("p1,"), scores.toString());
        assertTrue(Files.notExists(folder.resolve("predictions/p2_segmentation.png")));
    }

    @Test
    void classesAreScoredBehindTheSegmenter() throws Exception {
        assertEquals("", evaluate("truth", path("classes.csv"), "images", path("images")));
        assertTrue(Files.readString(folder.resolve("report.html"))
                .contains("Classification by " + ModelStore.DEFAULT_CLASSIFIER));
        assertEquals(3, Files.readAllLines(folder.resolve("predictions.csv")).size());
    }

    @Test
    void predictionsAreComparedWithThoseOfAnotherModel() throws Exception {
        for (int i = 0; i < 2; i++) MaskFile.write(data.resolve("nothing/p" + i + ".png"), ArrayImgs.bits(160, 120));
        assertEquals("", evaluate("truth", path("masks"), "predictions", path("masks"), "against", path("nothing")));
        String page = Files.readString(folder.resolve("report.html"));
        assertTrue(page.contains("Segmentation by masks") && page.contains("Compared with nothing"), page);
        List<String> rows = Files.readAllLines(folder.resolve("comparison.csv"));
        assertTrue(rows.stream().anyMatch(row -> row.startsWith("jaccard,1.0,0.0,1.0,1.0,1.0,")), rows.toString());
        assertTrue(Files.notExists(folder.resolve("predictions")), "no model ran");
    }

    @Test
    void aSplitRestrictsTheImages() throws Exception {
        Files.writeString(data.resolve("split.csv"), "image,split\np0,train\np1,val\n");
        assertEquals(
                "",
                evaluate(
                        "truth",
                        path("masks"),
                        "predictions",
                        path("masks"),
                        "labels",
                        path("split.csv"),
                        "split",
                        "validation"));
        List<String> scores = Files.readAllLines(folder.resolve("scores.csv"));
        assertEquals(
                List.of("image", "p1", "mean"),
                scores.stream().map(row -> row.replaceFirst(",.*", "")).toList());
    }

    @Test
    void mistakesGetOneSentence() throws Exception {
        String masks = path("masks"), images = path("images");
        assertEquals("Name the true masks or classes in 'truth'.", evaluate());
        assertEquals("There is no file or folder /no/such: look at 'truth'", evaluate("truth", "/no/such"));
        assertEquals(
                "There is no file or folder /no/such: look at 'labels'",
                evaluate("truth", masks, "images", images, "labels", "/no/such"));
        assertEquals(
                "There is no mask in " + folder + "; name them <image>_segmentation.png",
                evaluate("truth", folder.toString(), "images", images));
        assertEquals(
                "There is nothing to evaluate: name the pictures for the model in 'images', or its answers in 'predictions'",
                evaluate("truth", masks));
        assertEquals(
                "'predictions' must name a folder, as 'truth' does, but is the file " + path("classes.csv"),
                evaluate("truth", masks, "predictions", path("classes.csv")));
        assertEquals(
                "'against' must name a table, as 'truth' does, but is the folder " + masks,
                evaluate("truth", path("classes.csv"), "images", images, "against", masks));
        assertEquals(
                "'split' needs a table with the column split: name it in 'labels'",
                evaluate("truth", masks, "images", images, "split", "test"));
        assertEquals(
                "Leave either 'model' or 'predictions' empty: only one of them is measured.",
                evaluate("truth", masks, "model", "mine.zip", "predictions", masks));
        String file = path("classes.csv");
        assertEquals(
                "The folder " + file + " cannot be made: look at 'output'.",
                evaluate("truth", masks, "images", images, "output", file));
        assertEquals("Name the output folder in 'output'.", evaluate("truth", masks, "images", images, "output", ""));
    }

    private static String path(String name) {
        return data.resolve(name).toString();
    }

    /** @return why the command was cancelled; empty if it was not */
    private String evaluate(Object... inputs) throws Exception {
        Object[] all = Stream.concat(Stream.of("output", folder.toString(), "device", "cpu"), Stream.of(inputs))
                .toArray();
        return reason(EvaluateModel.class, all);
    }
}
