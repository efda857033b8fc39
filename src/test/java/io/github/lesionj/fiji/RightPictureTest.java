// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.model.ForeignModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In Fiji a command works on the image of whoever called it, not on what SciJava's thread was left with. */
class RightPictureTest extends CommandTestBase {

    private static final int PICTURES = 6;

    @TempDir
    static Path folder;

    private static String segmenter;

    private LegacyLayer fiji;
    private ResultsTable results;

    @BeforeAll
    static void draw() throws IOException {
        segmenter = ForeignModels.segmenter(folder, "segmenter.pt").toString();
        for (int i = 1; i <= PICTURES; i++)
            ImageFile.writePng(folder.resolve("p" + i + ".png"), phantom(i).image());
    }

    private static Phantom phantom(int seed) {
        return Phantom.draw(Phantom.Options.DEFAULT.withSize(160, 120).withSeed(seed));
    }

    private static ImagePlus picture(String title, int seed) {
        return Picture.colourImage(
                title,
                new SourceImage(title, phantom(seed).image(), phantom(seed).pixelSize()));
    }

    @BeforeEach
    void open() {
        fiji = new LegacyLayer(context);
        results = ResultsTable.getResultsTable();
        results.reset();
    }

    @AfterEach
    void close() {
        fiji.close();
    }

    @Test
    void everyPictureOfABatchMacroIsMeasuredAndALaterClickMeasuresTheWindow() {
        macro("""
                setBatchMode(true);
                for (i = 1; i <= 6; i++) {
                    open("FOLDER/p" + i + ".png");
                    run("Segment Lesion...", "SEGMENTER mask=true manager=false");
                    close("*");
                }
                """);
        assertEquals(
                IntStream.rangeClosed(1, PICTURES)
                        .mapToObj(i -> "p" + i + ".png")
                        .toList(),
                labels());
        fiji.setWindow(picture("window", 9));
        for (int i = 0; i < 3; i++) fiji.click(SegmentLesion.class, "segmenter", segmenter, "mask", true);
        assertEquals(List.of("window", "window", "window"), labels().subList(PICTURES, PICTURES + 3));
    }

    @Test
    void noThreadOfSciJavaKeepsAnImage() {
        macro("""
                setBatchMode(true);
                open("FOLDER/p1.png");
                run("Segment Lesion...", "SEGMENTER mask=true manager=false");
                run("Open Sample Image", "seed=3");
                run("Segment Lesion...", "SEGMENTER path=[FOLDER/p2.png] manager=false");
                run("Segment Lesion...", "SEGMENTER mask=true manager=false");
                """);
        assertEquals(4, fiji.threads().size());
        for (Thread thread : fiji.threads()) assertNull(imageOf(thread), "a picture stays on " + thread);
    }

    /** ImageJ tells only the thread itself, so the thread's table is read. */
    private static Object imageOf(Thread thread) {
        try {
            var table = WindowManager.class.getDeclaredField("tempImageTable");
            table.setAccessible(true);
            return ((java.util.Hashtable<?, ?>) table.get(null)).get(thread);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aBatchMacroBesideAWindowMeasuresItsOwnImages() {
        fiji.setWindow(picture("window", 9));
        macro("""
                setBatchMode(true);
                open("FOLDER/p1.png");
                run("Segment Lesion...", "SEGMENTER mask=true manager=false");
                open("FOLDER/p2.png");
                run("Segment Lesion...", "SEGMENTER mask=true manager=false");
                selectImage("p1.png");
                run("Segment Lesion...", "SEGMENTER manager=false");
                selectImage("p2.png");
                run("Segment Lesion...", "SEGMENTER manager=false");
                """);
        assertEquals(List.of("p1.png", "p2.png", "p1.png", "p2.png"), labels());
    }

    @Test
    void theImageOfIJRunIsMeasuredThoughItWasNeverShown() {
        fiji.setWindow(picture("window", 9));
        ImagePlus imp = picture("unshown", 1);
        LegacyLayer.script(() -> IJ.run(imp, "Segment Lesion...", "manager=false segmenter=" + segmenter));
        assertEquals(List.of("unshown"), labels());
    }

    @Test
    void aScriptsOwnImageIsMeasured() throws Exception {
        WindowManager.setTempCurrentImage(picture("current", 9));
        assertEquals(
                "", reason(SegmentLesion.class, "imp", picture("passed", 1), "manager", false, "segmenter", segmenter));
        assertEquals(List.of("passed"), labels());
    }

    @Test
    void aThreadKeepsTheImageThatItHadWhenItRunsACommandItself() {
        LegacyLayer.script(() -> {
            WindowManager.setTempCurrentImage(picture("mine", 1));
            create(OpenSampleImage.class).run();
            assertEquals("mine", WindowManager.getCurrentImage().getTitle());
        });
    }

    @Test
    void whatOnlyLooksLikeAKeyIsNone() {
        macro("""
                setBatchMode(true);
                open("FOLDER/p1.png");
                run("Segment Lesion...", "segmenter=[/device=tpu/none.zip] manager=false");
                """);
        assertEquals("/device=tpu/none.zip", fiji.last().getInput("segmenter"));
        assertEquals("auto", fiji.last().getInput("device"));
    }

    private void macro(String text) {
        LegacyLayer.macro(text.replace("SEGMENTER", "segmenter=" + segmenter).replace("FOLDER", folder.toString()));
    }

    private List<String> labels() {
        return IntStream.range(0, results.size()).mapToObj(results::getLabel).toList();
    }
}
