// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.registration.MovedPicture;
import io.github.lesionj.image.registration.Similarity;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.SourceImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

class CompareVisitsTest extends CommandTestBase {

    private static final Phantom PHANTOM = Phantom.draw(
            Phantom.Options.DEFAULT.withSize(320, 240).withVignette(false).withRuler(false));

    @TempDir
    Path folder;

    private ImagePlus imp;
    private Path second;

    @BeforeEach
    void draw() throws Exception {
        imp = Picture.colourImage("old.png", new SourceImage("old", PHANTOM.image(), PHANTOM.pixelSize()));
        second = folder.resolve("new.png");
        Similarity move = Similarity.about(1, -50, 160, 120, 164, 118);
        ImageFile.writePng(second, MovedPicture.of(PHANTOM.image(), move, 1, 1));
        ResultsTable.getResultsTable().reset();
    }

    @Test
    void theSecondPictureIsLaidOverTheFirst() throws Exception {
        int[] before = ((int[]) imp.getProcessor().getPixels()).clone();
        Path output = folder.resolve("out");
        Module ended = context.service(CommandService.class)
                .run(CompareVisits.class, true, "imp", imp, "second", second.toString(), "output", output.toString())
                .get();
        assertTrue(!((Cancelable) ended).isCanceled(), () -> ((Cancelable) ended).getCancelReason());
        ImagePlus visits = (ImagePlus) ended.getOutput("visits");
        @SuppressWarnings("unchecked")
        Map<String, Double> numbers = (Map<String, Double>) ended.getOutput("numbers");
        ResultsTable results = ResultsTable.getResultsTable();
        assertAll(
                () -> assertArrayEquals(before, (int[]) imp.getProcessor().getPixels()),
                () -> assertEquals("old-visits", visits.getTitle()),
                () -> assertEquals(2, visits.getStackSize()),
                () -> assertEquals(2, visits.getOverlay().size()),
                () -> assertArrayEquals(before, (int[]) visits.getStack().getPixels(1)),
                () -> assertEquals(50, numbers.get("turn"), 0.3),
                () -> assertEquals(0, numbers.get("area_percent"), 4),
                () -> assertTrue(numbers.get("overlap") > 0.93, () -> "" + numbers),
                () -> assertEquals("pixel", ended.getOutput("unit"), "the second is not calibrated"),
                () -> assertEquals(1, results.size()),
                () -> assertEquals("new.png", results.getStringValue("Second visit", 0)),
                () -> assertEquals("skin", ended.getOutput("scalefrom")),
                () -> assertEquals("skin", results.getStringValue("Scale from", 0)),
                () -> assertEquals("phase correlation", ended.getOutput("method")),
                () -> assertEquals("phase correlation", results.getStringValue("Method", 0)),
                () -> assertTrue(results.getStringValue("Review", 0).matches("yes|no")),
                () -> assertEquals(numbers.get("area_second"), results.getValue("area_second", 0), 1e-3),
                () -> assertTrue(Files.exists(output.resolve("old_visits.png"))),
                () -> assertTrue(Files.exists(output.resolve("visits.csv"))));
    }

    @Test
    void whatCannotBeComparedIsOneSentence() throws Exception {
        ImagePlus small = ij.gui.NewImage.createRGBImage("small", 10, 10, 1, ij.gui.NewImage.FILL_RAMP);
        assertEquals(Picture.NONE_IS_OPEN, reason(CompareVisits.class));
        assertEquals(
                "Besides the first picture no image is open: name the picture of the second visit in 'second'.",
                reason(CompareVisits.class, "imp", imp));
        assertEquals(
                "There is no open image and no file called /no/such.png: name the picture of the second visit in 'second'.",
                reason(CompareVisits.class, "imp", imp, "second", "/no/such.png"));
        assertEquals(
                "small measures 10 x 10 pixels: to be laid over another it needs 36 on each side",
                reason(CompareVisits.class, "imp", small, "second", second.toString(), "outline", "automatic"));
        assertEquals(0, ResultsTable.getResultsTable().size());
    }
}
