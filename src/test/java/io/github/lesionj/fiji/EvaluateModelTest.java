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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** The command that measures a model, as a script calls it, without a display. */
class EvaluateModelTest {

    @TempDir
    static Path data;

    @TempDir
    Path folder;

    private Context context;

    @BeforeAll
    static void draw() throws IOException {
        for (int i = 0; i < 3; i++) {
            Phantom phantom = Phantom.draw(Phantom.Options.DEFAULT.withSize(160, 120).withSeed(i));
            ImageFile.writePng(data.resolve("images/p" + i + ".png"), phantom.image());
            if (i < 2) MaskFile.write(data.resolve("masks/p" + i + "_segmentation.png"), phantom.mask());
        }
        Files.writeString(data.resolve("classes.csv"), "image,dx\np0,mel\np1,nv\n");
    }

    @BeforeEach
    void open() {
        context = new Context(CommandService.class);
    }

    @AfterEach
    void dispose() {
        context.dispose();
    }

    @Test
    void masksAreScoredWhereTheTruthIsKnown() throws Exception {
        assertEquals("", reason("truth", path("masks"), "images", path("images")));
        assertTrue(Files.readString(folder.resolve("report.html")).contains("Segmentation by " + ModelStore.DEFAULT_SEGMENTER));
        List<String> scores = Files.readAllLines(folder.resolve("scores.csv"));
        assertTrue(scores.get(1).startsWith("p0,") && scores.get(2).startsWith("p1,"), scores.toString());
        assertTrue(Files.notExists(folder.resolve("predictions/p2_segmentation.png")));
    }

    @Test
    void classesAreScoredBehindTheSegmenter() throws Exception {
        assertEquals("", reason("truth", path("classes.csv"), "images", path("images")));
        assertTrue(Files.readString(folder.resolve("report.html")).contains("Classification by " + ModelStore.DEFAULT_CLASSIFIER));
        assertEquals(3, Files.readAllLines(folder.resolve("predictions.csv")).size());
    }

    @Test
    void predictionsAreComparedWithThoseOfAnotherModel() throws Exception {
        for (int i = 0; i < 2; i++)
            MaskFile.write(data.resolve("nothing/p" + i + ".png"), ArrayImgs.bits(160, 120));
        assertEquals("", reason("truth", path("masks"), "predictions", path("masks"), "against", path("nothing")));
        String page = Files.readString(folder.resolve("report.html"));
        assertTrue(page.contains("Segmentation by masks") && page.contains("Compared with nothing"), page);
        String jaccard = Files.readAllLines(folder.resolve("comparison.csv")).get(4);
        assertTrue(jaccard.startsWith("jaccard,1.0,0.0,1.0,1.0,1.0,"), jaccard);
        assertTrue(Files.notExists(folder.resolve("predictions")), "no model ran");
    }

    @Test
    void aSplitRestrictsTheImages() throws Exception {
        Files.writeString(data.resolve("split.csv"), "image,split\np0,train\np1,val\n");
        assertEquals("", reason("truth", path("masks"), "predictions", path("masks"), "labels", path("split.csv"), "split", "validation"));
        List<String> scores = Files.readAllLines(folder.resolve("scores.csv"));
        assertEquals(List.of("image", "p1", "mean"), scores.stream().map(row -> row.replaceFirst(",.*", "")).toList());
    }

    @Test
    void mistakesGetOneSentence() throws Exception {
        String masks = path("masks"), images = path("images");
        assertEquals("Name the true masks or classes in 'truth'.", reason());
        assertEquals("There is no file or folder /no/such: look at 'truth'", reason("truth", "/no/such"));
        assertEquals("There is no file or folder /no/such: look at 'labels'", reason("truth", masks, "images", images, "labels", "/no/such"));
        assertEquals("The truth of no picture in " + images + " is known: look at 'truth'",
                reason("truth", folder.toString(), "images", images));
        assertEquals("There is nothing to evaluate: name the pictures for the model in 'images', or its answers in 'predictions'",
                reason("truth", masks));
        assertEquals("'predictions' must name a folder, as 'truth' does, but is the file " + path("classes.csv"),
                reason("truth", masks, "predictions", path("classes.csv")));
        assertEquals("'against' must name a table, as 'truth' does, but is the folder " + masks,
                reason("truth", path("classes.csv"), "images", images, "against", masks));
        assertEquals("'split' needs a table with the column split: name it in 'labels'",
                reason("truth", masks, "images", images, "split", "test"));
        assertEquals("Leave either 'model' or 'predictions' empty: only one of them is measured.",
                reason("truth", masks, "model", "mine.zip", "predictions", masks));
        String file = path("classes.csv");
        assertEquals("The folder " + file + " cannot be made: look at 'output'.", reason("truth", masks, "images", images, "output", file));
        assertEquals("Name the output folder in 'output'.", reason("truth", masks, "images", images, "output", ""));
    }

    private static String path(String name) {
        return data.resolve(name).toString();
    }

    private String reason(Object... inputs) throws Exception {
        Object[] all = Stream.concat(Stream.of("output", folder.toString(), "device", "cpu"), Stream.of(inputs)).toArray();
        Cancelable ended = (Cancelable) context.service(CommandService.class).run(EvaluateModel.class, true, all).get();
        return ended.isCanceled() ? ended.getCancelReason() : "";
    }
}
