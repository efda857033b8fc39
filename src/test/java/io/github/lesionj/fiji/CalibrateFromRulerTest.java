// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.measure.ResultsTable;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.io.SourceImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

class CalibrateFromRulerTest extends CommandTestBase {

    private static final Phantom PHANTOM = Phantom.draw(Phantom.Options.DEFAULT);

    @TempDir
    Path folder;

    private ImagePlus imp;

    @BeforeEach
    void open() {
        imp = Picture.colourImage("mole.png", new SourceImage("mole", PHANTOM.image(), PixelSize.UNCALIBRATED));
        ResultsTable.getResultsTable().reset();
    }

    private Module run(Object... inputs) throws Exception {
        Module ended = context.service(CommandService.class)
                .run(CalibrateFromRuler.class, true, inputs)
                .get();
        assertTrue(!((Cancelable) ended).isCanceled(), () -> ((Cancelable) ended).getCancelReason());
        return ended;
    }

    @Test
    void thePictureGetsItsScaleAndKeepsItsPixels() throws Exception {
        int[] before = ((int[]) imp.getProcessor().getPixels()).clone();
        imp.getCalibration().frameInterval = 3;
        Roi other = new Roi(1, 2, 3, 4);
        imp.setOverlay(new ij.gui.Overlay(other));
        Module ended = run("imp", imp, "output", folder.resolve("out").toString());
        run("imp", imp);
        Calibration scale = imp.getCalibration();
        ResultsTable results = ResultsTable.getResultsTable();
        assertAll(
                () -> assertArrayEquals(before, (int[]) imp.getProcessor().getPixels()),
                () -> assertEquals(PHANTOM.pixelSize().width(), scale.pixelWidth, 5e-5),
                () -> assertEquals(scale.pixelWidth, scale.pixelHeight),
                () -> assertEquals("mm", scale.getUnit()),
                () -> assertEquals(3, scale.frameInterval, "the rest of the calibration stays"),
                () -> assertEquals(2, imp.getOverlay().size(), "the ticks of the run before are replaced"),
                () -> assertEquals("ruler", imp.getOverlay().get(1).getName()),
                () -> assertTrue(imp.getOverlay().get(1).getBounds().width > 500),
                () -> assertEquals(51.2, (Double) ended.getOutput("pixelspermm"), 0.1),
                () -> assertEquals(11, ended.getOutput("ticks")),
                () -> assertEquals(1.0, ended.getOutput("mmpertick")),
                () -> assertEquals(51.2, results.getValue("Pixels/mm", 0), 0.1),
                () -> assertEquals("yes", results.getStringValue("Assumed", 0)),
                () -> assertTrue(Files.exists(folder.resolve("out/mole_calibration.png"))),
                () -> assertEquals(
                        2,
                        Files.readAllLines(folder.resolve("out/calibration.csv"))
                                .size()));
    }

    private static ImagePlus stack(ImagePlus... slices) {
        ij.ImageStack stack = new ij.ImageStack(slices[0].getWidth(), slices[0].getHeight());
        for (ImagePlus slice : slices) stack.addSlice(slice.getProcessor());
        return new ImagePlus("visits", stack);
    }

    /** The last slice shows no ruler, and says so. */
    @Test
    void aStackGetsTheScaleOfAllItsRulers() throws Exception {
        ImagePlus none = ij.gui.NewImage.createRGBImage("skin", imp.getWidth(), imp.getHeight(), 1, 0);
        ImagePlus visits = stack(imp, imp.duplicate(), none);
        Module ended = run(
                "imp", visits, "stack", true, "output", folder.resolve("all").toString());
        assertEquals(PHANTOM.pixelSize().width(), visits.getCalibration().pixelWidth, 5e-5);
        assertEquals(51.2, (Double) ended.getOutput("pixelspermm"), 0.1);
        assertEquals(2, ResultsTable.getResultsTable().size());
        assertEquals(2, ResultsTable.getResultsTable().getValue("Slice", 1));
        assertEquals(2, visits.getOverlay().size());
        assertEquals(2, visits.getOverlay().get(1).getPosition());
        assertEquals(1, visits.getCurrentSlice());
        assertEquals(
                3, Files.readAllLines(folder.resolve("all/calibration.csv")).size());
    }

    @Test
    void rulersThatDisagreeAreRefused() throws Exception {
        int width = imp.getWidth(), height = imp.getHeight();
        ij.process.ImageProcessor near = imp.getProcessor().duplicate();
        near.setInterpolationMethod(ij.process.ImageProcessor.BILINEAR);
        near.scale(0.8, 0.8);
        ImagePlus visits = stack(imp, new ImagePlus("near", near));
        String why = reason(CalibrateFromRuler.class, "imp", visits, "stack", true);
        assertTrue(
                why.startsWith("The rulers of visits disagree: 40.")
                        && why.contains("visits-slice2, 51.")
                        && why.endsWith(
                                "on visits-slice1, but a stack has one scale; calibrate the pictures one by one"),
                why);
        assertTrue(!visits.getCalibration().scaled());
        assertEquals(List.of(width, height), List.of(visits.getWidth(), visits.getHeight()));
        assertEquals(0, ResultsTable.getResultsTable().size());
    }

    @Test
    void theUsersTicksCount() throws Exception {
        run("imp", imp, "millimetres", 2.0, "draw", false);
        assertAll(
                () -> assertEquals(2 * PHANTOM.pixelSize().width(), imp.getCalibration().pixelWidth, 1e-4),
                () -> assertNull(imp.getOverlay()),
                () -> assertEquals("no", ResultsTable.getResultsTable().getStringValue("Assumed", 0)));
    }

    @Test
    void withoutARulerNothingChanges() throws Exception {
        for (int side : List.of(10, 200)) {
            ImagePlus skin = ij.gui.NewImage.createRGBImage("skin", side, side, 1, ij.gui.NewImage.FILL_RAMP);
            assertTrue(reason(CalibrateFromRuler.class, "imp", skin).startsWith("No ruler was found in skin: "));
            assertAll(
                    () -> assertTrue(!skin.getCalibration().scaled()),
                    () -> assertNull(skin.getOverlay()),
                    () -> assertEquals(0, ResultsTable.getResultsTable().size()));
        }
        assertEquals(Picture.NONE_IS_OPEN, reason(CalibrateFromRuler.class));
        assertEquals(
                "The millimetres between ticks are -1.0 but must be above 0 and at most 100, or 0 to have them assumed",
                reason(CalibrateFromRuler.class, "imp", imp, "millimetres", -1.0));
    }
}
