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
        assertEquals("", reason("truth", data.resolve("masks").toString()));
        assertTrue(Files.readString(folder.resolve("report.html")).contains("Segmentation by " + ModelStore.DEFAULT_SEGMENTER));
        List<String> scores = Files.readAllLines(folder.resolve("scores.csv"));
        assertTrue(scores.get(1).startsWith("p0,") && scores.get(2).startsWith("p1,"), scores.toString());
        assertTrue(Files.notExists(folder.resolve("predictions/p2_segmentation.png")));
    }

    @Test
    void classesAreScoredBehindTheSegmenter() throws Exception {
        assertEquals("", reason("truth", data.resolve("classes.csv").toString()));
        assertTrue(Files.readString(folder.resolve("report.html")).contains("Classification by " + ModelStore.DEFAULT_CLASSIFIER));
        assertEquals(3, Files.readAllLines(folder.resolve("predictions.csv")).size());
    }

    @Test
    void mistakesGetOneSentence() throws Exception {
        assertEquals("Name a file or folder in 'truth'.", reason());
        assertEquals("There is no file or folder /no/such: look at 'truth'.", reason("truth", "/no/such"));
        assertEquals("Nothing is known about any picture in " + data.resolve("images") + ": look at 'truth'.",
                reason("truth", folder.toString()));
    }

    private String reason(String... truth) throws Exception {
        String known = truth.length == 0 ? "" : truth[1];
        Cancelable ended = context.service(CommandService.class).run(EvaluateModel.class, true, "truth", known,
                "images", data.resolve("images").toString(), "output", folder.toString(), "device", "cpu").get();
        return ended.isCanceled() ? ended.getCancelReason() : "";
    }
}
