// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.model.ModelStore;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvaluateCommandsTest extends CommandLineTestBase {

    @Test
    void scoresEachMaskAndTheirMean() throws IOException {
        mask("truth/a_segmentation.png", 0, 10);
        mask("truth/b_segmentation.png", 0, 10);
        mask("out/a_segmentation.png", 0, 8);
        mask("out/b_segmentation.png", 5, 10);
        draw("out/a_overlay.png", 3, 3);
        Run run = run("evaluate-segmentation", "--predictions", "@out", "--truth", "@truth", "--output", "@scores.csv");
        List<String> lines = Files.readAllLines(file("scores.csv"));
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertEquals("", run.err()),
                () -> assertEquals(
                        "image,accuracy,sensitivity,specificity,precision,jaccard,threshold_jaccard,dice,hd95,asd",
                        lines.get(0)),
                // Of 20 columns 10 are lesion. a: 8 of them found, nothing else; b: 5 of them, and 5 others.
                () -> assertFigures("a", lines.get(1), 0.9, 0.8, 1, 1, 0.8, 0.8, 16 / 18.0),
                () -> assertFigures("b", lines.get(2), 0.5, 0.5, 0.5, 0.5, 1 / 3.0, 0, 0.5),
                () -> assertFigures("mean", lines.get(3), 0.7, 0.65, 0.75, 0.75, 17 / 30.0, 0.4, 25 / 36.0),
                () -> assertTrue(run.out().startsWith("Segmentation of 2 images"), run.out()));
    }

    @Test
    void aMissingMaskIsSaidAndNothingScored() throws IOException {
        mask("truth/a_segmentation.png", 0, 10);
        mask("truth/b_segmentation.png", 0, 10);
        mask("out/a_segmentation.png", 0, 10);
        Run run = run("evaluate-segmentation", "--predictions", "@out", "--truth", "@truth", "--output", "@scores.csv");
        assertAll(
                () -> assertEquals(1, run.code()),
                () -> assertTrue(run.err().contains("b_segmentation.png"), run.err()),
                () -> assertEquals(1, run.err().lines().count()),
                () -> assertEquals("", run.out()),
                () -> assertFalse(Files.exists(file("scores.csv"))));
    }

    @Test
    void scoresWhatClassifyWrites() throws IOException {
        draw("in/a.png", 36, 24);
        draw("in/b.png", 0, 0);
        run("classify", "@in", "--output", "@predictions.csv");
        Files.writeString(file("truth.csv"), "image,MEL,NV,BCC,AKIEC,BKL,DF,VASC\na,1,0,0,0,0,0,0\nb,0,1,0,0,0,0,0\n");
        Run run = run(
                "evaluate-classification",
                "--predictions",
                "@predictions.csv",
                "--truth",
                "@truth.csv",
                "--output",
                "@scores.csv");
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                // a is seen as MEL; for b, without a lesion, all but MEL are equally likely: undecided, and so wrong.
                () -> assertTrue(run.out().contains("balanced accuracy 0.5000"), run.out()),
                () -> assertEquals(9, Files.readAllLines(file("scores.csv")).size()));
    }

    @Test
    void whatIsNotThereIsWrongUsage() throws IOException {
        mask("truth/a_segmentation.png", 0, 10);
        Run masks = run("evaluate-segmentation", "--predictions", "@nowhere", "--truth", "@truth");
        Run table = run("evaluate-classification", "--predictions", "@nothing.csv", "--truth", "@truth");
        assertAll(
                () -> assertEquals(2, masks.code()),
                () -> assertTrue(
                        masks.err().contains("There is no folder ")
                                && masks.err().contains("nowhere for --predictions"),
                        masks.err()),
                () -> assertEquals(2, table.code()),
                () -> assertTrue(
                        table.err().contains("There is no file ")
                                && table.err().contains("nothing.csv for --predictions"),
                        table.err()));
    }

    @Test
    void aModelIsRunOnTheImagesThatHaveATruthAndReported() throws IOException {
        draw("in/a.png", 20, 12);
        draw("in/b.png", 10, 24);
        draw("in/c.png", 10, 10);
        box("truth/a_segmentation.png", 20, 12);
        box("truth/b_segmentation.png", 10, 12);
        Run run = run("evaluate", "--images", "@in", "--truth", "@truth", "--against", "@truth", "--output", "@out");
        List<String> comparison = Files.readAllLines(file("out/comparison.csv"));
        List<String> summary = Files.readAllLines(file("out/summary.csv"));
        String page = Files.readString(file("out/report.html"));
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertEquals(
                        List.of("comparison.csv", "predictions", "report.html", "scores.csv", "summary.csv"),
                        list("out").stream()
                                .filter(name -> !name.endsWith(".svg"))
                                .toList()),
                () -> assertEquals("figure,value,low,high,images,averaging", summary.get(0)),
                // b: half of what is found is lesion. Drawn are both images, or one of them twice.
                () -> assertEquals("jaccard,0.75,0.5,1.0,2,\"per image, then mean\"", summary.get(5)),
                () -> assertTrue(comparison.get(5).startsWith("jaccard,0.75,1.0,-0.25,-0.5,0.0,"), comparison.get(5)),
                () -> assertTrue(
                        page.contains("<td class=\"number\">0.7500</td><td class=\"number\">0.500 to 1.000</td>"),
                        page),
                () -> assertEquals(2, page.split("data:image/jpeg", -1).length - 1),
                () -> assertTrue(page.contains("b, Jaccard 0.500"), page));
    }

    @Test
    void aClassifierIsComparedWithAnotherOnePart() throws IOException {
        draw("in/a.png", 36, 24);
        draw("in/b.png", 2, 2);
        draw("in/c.png", 30, 24);
        Files.writeString(
                file("labels.csv"),
                "image_id,lesion_id,dx,split\na,L1,mel,val\nb,L2,nv,val\nc,L3,mel,val\nd,L4,df,train\n");
        Files.writeString(
                file("other.csv"),
                "image,MEL,NV,BCC,AKIEC,BKL,DF,VASC\na,0,1,0,0,0,0,0\nb,0,1,0,0,0,0,0\n"
                        + "c,1,0,0,0,0,0,0\nd,1,0,0,0,0,0,0\n");
        Run run = run(
                "evaluate",
                "--images",
                "@in",
                "--truth",
                "@labels.csv",
                "--split",
                "validation",
                "--against",
                "@other.csv",
                "--output",
                "@out");
        List<String> accuracy = Files.readAllLines(file("out/comparison.csv")).stream()
                .filter(line -> line.startsWith("accuracy,"))
                .toList();
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertTrue(
                        run.out().startsWith("Classification by " + ModelStore.DEFAULT_CLASSIFIER + ": 3 images\n"),
                        run.out()),
                // b is undecided between six classes: 2 of 3 are right, as with the other model, which misses a.
                () -> assertTrue(
                        accuracy.get(0).startsWith("accuracy,0.6666666666666666,0.6666666666666666,0.0,-1.0,"),
                        accuracy.get(0)),
                () -> assertEquals(
                        List.of(
                                "comparison.csv",
                                "confusion.csv",
                                "confusion.svg",
                                "images.csv",
                                "predictions.csv",
                                "reliability.csv",
                                "reliability.svg",
                                "report.html",
                                "roc.csv",
                                "roc.svg",
                                "scores.csv",
                                "summary.csv"),
                        list("out")),
                () -> assertEquals(
                        "b,NV,undecided",
                        Files.readAllLines(file("out/images.csv")).get(2).replaceFirst(",[^,]*$", "")));
    }

    @Test
    void evaluateSaysWhatIsMissing() throws IOException {
        mask("truth/a_segmentation.png", 0, 10);
        draw("in/b.png", 3, 3);
        assertAll(
                () -> assertUsage("There is nothing to evaluate", "--truth", "@truth"),
                () -> assertUsage(
                        "'split' needs a table with the column split: name it in 'labels'",
                        "--truth",
                        "@truth",
                        "--images",
                        "@in",
                        "--split",
                        "test"),
                () -> assertUsage(
                        "The truth of no picture in " + file("in") + " is known: look at 'truth'",
                        "--truth",
                        "@truth",
                        "--images",
                        "@in"),
                () -> assertUsage(
                        "'against' must name a folder, as 'truth' does, but is the file ",
                        "--truth",
                        "@truth",
                        "--images",
                        "@in",
                        "--against",
                        "@in/b.png"),
                () -> assertUsage("mutually exclusive", "--truth", "@truth", "--model", "m", "--predictions", "@in"));
    }

    @Test
    void whatIsMissingIsSaidBeforeTheModelRuns() throws IOException {
        for (String image : List.of("a", "b")) {
            mask("truth/" + image + "_segmentation.png", 0, 10);
            draw("in/" + image + ".png", 3, 3);
        }
        mask("other/a_segmentation.png", 0, 10);
        Files.writeString(file("labels.csv"), "image_id,dx\na,mel\nb,nv\n");
        Files.writeString(file("other.csv"), "image,MEL,NV,BCC,AKIEC,BKL,DF,VASC\na,0,1,0,0,0,0,0\n");
        Run masks = run("evaluate", "--truth", "@truth", "--images", "@in", "--against", "@other", "--output", "@out");
        Run table = run(
                "evaluate", "--truth", "@labels.csv", "--images", "@in", "--against", "@other.csv", "--output", "@out");
        Files.delete(file("in/b.png"));
        assertAll(
                () -> assertEquals(1, masks.code()),
                () -> assertTrue(
                        masks.err().contains("other lacks 1 of 2 predictions, the first is b_segmentation.png"),
                        masks.err()),
                () -> assertEquals(1, table.code()),
                () -> assertTrue(
                        table.err().contains("other.csv") && table.err().contains(" b"), table.err()),
                () -> assertUsage(
                        "'images' lacks 1 of the 2 pictures whose truth is known, the first is b",
                        "--truth",
                        "@truth",
                        "--images",
                        "@in"),
                () -> assertUsage(
                        "'images' lacks 1 of the 2 pictures whose truth is known, the first is b",
                        "--truth",
                        "@labels.csv",
                        "--images",
                        "@in"),
                () -> assertFalse(Files.exists(file("out"))));
    }

    private void assertUsage(String message, String... words) {
        Run run = run(Stream.concat(Stream.of("evaluate", "--output", "@out"), Stream.of(words))
                .toArray(String[]::new));
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
    }

    private static void assertFigures(String name, String line, double... expected) {
        String[] cells = line.split(",");
        assertEquals(name, cells[0]);
        for (int i = 0; i < expected.length; i++)
            assertEquals(expected[i], Double.parseDouble(cells[i + 1]), 1e-4, line);
    }

    /** Writes the mask of a rectangle that {@link #draw} draws. */
    private void box(String name, int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 6; y < 6 + height; y++)
            for (int x = 4; x < 4 + width; x++) picture.getRaster().setSample(x, y, 0, 255);
        save(name, picture);
    }

    /** Writes a mask of 20 x 4 pixels whose columns from {@code first} on are lesion. */
    private void mask(String name, int first, int columns) throws IOException {
        BufferedImage picture = new BufferedImage(20, 4, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 4; y++)
            for (int x = first; x < first + columns; x++) picture.getRaster().setSample(x, y, 0, 255);
        save(name, picture);
    }
}
