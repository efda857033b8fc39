// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.model.ForeignModels;
import java.awt.EventQueue;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

/** Threshold, selection, stack and preview of the commands that look for a lesion, on a model whose answers are known. */
class SearchCommandTest extends CommandTestBase {

    private static final float[] ANSWER = answer();

    @TempDir
    Path folder;

    private final ImagePlus imp =
            Picture.colourImage("mole.png", new SourceImage("mole", ForeignModels.picture(), PixelSize.UNCALIBRATED));
    private String segmenter;

    private static float[] answer() {
        try {
            return ForeignModels.answer("segmenter");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void writeModel() throws Exception {
        segmenter = ForeignModels.segmenter(folder, "segmenter.pt").toString();
        ResultsTable.getResultsTable().reset();
    }

    private Module segment(Object... more) throws Exception {
        Object[] inputs = new Object[more.length + 6];
        System.arraycopy(new Object[] {"segmenter", segmenter, "device", "cpu", "manager", false}, 0, inputs, 0, 6);
        System.arraycopy(more, 0, inputs, 6, more.length);
        Module ended = context.service(CommandService.class)
                .run(SegmentLesion.class, true, inputs)
                .get();
        assertFalse(((Cancelable) ended).isCanceled(), () -> ((Cancelable) ended).getCancelReason());
        return ended;
    }

    private static byte[] mask(Module ended) {
        return (byte[])
                ((ImagePlus) ended.getOutput("maskimage")).getProcessor().getPixels();
    }

    private static byte[] above(double threshold) {
        byte[] mask = new byte[ANSWER.length];
        for (int i = 0; i < mask.length; i++) mask[i] = (byte) (ANSWER[i] > threshold ? 255 : 0);
        return mask;
    }

    /** A threshold between two of the answers that are far enough apart for rounding. */
    private static double between(double share) {
        float[] sorted = ANSWER.clone();
        java.util.Arrays.sort(sorted);
        for (int i = (int) (share * sorted.length); ; i++)
            if (sorted[i + 1] - sorted[i] > 1e-3) return (sorted[i + 1] + sorted[i]) / 2;
    }

    @Test
    void theThresholdIsTheOneThatWasGiven() throws Exception {
        for (double share : new double[] {0.2, 0.5, 0.8}) {
            double threshold = between(share);
            assertArrayEquals(above(threshold), mask(segment("imp", imp, "threshold", threshold)));
        }
        assertArrayEquals(mask(segment("imp", imp)), mask(segment("imp", imp, "threshold", 0.5)), "the card's own");
    }

    @Test
    void theSelectionLimitsTheLesionAndStaysAnOval() throws Exception {
        Roi oval = new OvalRoi(3, 2, 11, 9);
        imp.setRoi(oval);
        ByteProcessor inside = new ByteProcessor(imp.getWidth(), imp.getHeight());
        inside.setValue(255);
        inside.fill(oval);
        double threshold = between(0.3);
        byte[] wanted = above(threshold);
        for (int i = 0; i < wanted.length; i++) wanted[i] &= (byte) inside.get(i);
        Module ended = segment("imp", imp, "threshold", threshold, "within", "selection");
        assertArrayEquals(wanted, mask(ended));
        assertSame(oval, imp.getRoi(), "still the user's oval");
        imp.deleteRoi();
        assertEquals(
                "No area is selected in mole.png: select where the lesion is looked for, or choose 'picture'.",
                reason(SegmentLesion.class, "imp", imp, "segmenter", segmenter, "within", "selection"));
        assertEquals(
                "'threshold' is 7.0 but must be from 0 to 1, where 0 takes the model's own.",
                reason(SegmentLesion.class, "imp", imp, "segmenter", segmenter, "threshold", 7));
    }

    /** The picture in the second frame is grey: the model's answer differs. */
    private ImagePlus series() {
        ImageStack stack = new ImageStack(imp.getWidth(), imp.getHeight());
        stack.addSlice(imp.getProcessor());
        ColorProcessor other = (ColorProcessor) imp.getProcessor().duplicate();
        other.flipVertical();
        stack.addSlice(other);
        stack.addSlice(imp.getProcessor());
        ImagePlus series = new ImagePlus("visits.tif", stack);
        series.setDimensions(1, 1, 3);
        series.setOpenAsHyperStack(true);
        series.getCalibration().frameInterval = 30;
        series.getCalibration().setTimeUnit("days");
        series.setPosition(1, 1, 2);
        return series;
    }

    @Test
    void everyFrameGetsARowAMaskAndAPointInThePlot() throws Exception {
        ImagePlus series = series();
        Path output = folder.resolve("out");
        Module ended = segment("imp", series, "stack", true, "probability", true, "output", output.toString());
        ResultsTable results = ResultsTable.getResultsTable();
        assertEquals(3, results.size());
        assertEquals(
                List.of(1.0, 2.0, 3.0),
                List.of(results.getValue("Slice", 0), results.getValue("Slice", 1), results.getValue("Slice", 2)));
        List<?> areas = (List<?>) ended.getOutput("areas");
        for (int i = 0; i < 3; i++) assertEquals(results.getValue("Area", i), (Double) areas.get(i), 1e-9);
        ImagePlus masks = (ImagePlus) ended.getOutput("maskimage");
        assertEquals("visits-mask", masks.getTitle());
        assertEquals(3, masks.getStackSize());
        assertArrayEquals(above(0.5), (byte[]) masks.getStack().getPixels(1));
        assertArrayEquals(above(0.5), (byte[]) masks.getStack().getPixels(3));
        assertEquals(3, ((ImagePlus) ended.getOutput("probabilitymap")).getStackSize());
        assertEquals(2, series.getT(), "the frame that was shown is shown again");
        assertEquals(areas.get(1), ended.getOutput("area"), "outputs of one picture are the shown one's");
        assertEquals("visits-area", ((ImagePlus) ended.getOutput("areaplot")).getTitle());
        assertEquals(3, series.getOverlay().size());
        for (int t = 1; t <= 3; t++)
            assertTrue(Files.exists(output.resolve("visits-slice" + t + "_segmentation.png")), "frame " + t);
    }

    @Test
    void escapeStopsBetweenTwoSlicesAndKeepsWhatIsDone() throws Exception {
        ImageStack many = new ImageStack(imp.getWidth(), imp.getHeight());
        for (int i = 0; i < 400; i++) many.addSlice(imp.getProcessor());
        ImagePlus stack = new ImagePlus("many", many);
        ResultsTable results = ResultsTable.getResultsTable();
        Thread finger = new Thread(() -> {
            while (results.size() < 3) Thread.onSpinWait();
            IJ.setKeyDown(KeyEvent.VK_ESCAPE);
        });
        finger.start();
        Module ended = context.service(CommandService.class)
                .run(SegmentLesion.class, true, "imp", stack, "segmenter", segmenter, "manager", false, "stack", true)
                .get();
        finger.join();
        assertTrue(((Cancelable) ended).isCanceled());
        assertTrue(results.size() >= 3 && results.size() < 400, results.size() + " rows");
        assertEquals(results.size(), stack.getOverlay().size());
        assertEquals(1, stack.getCurrentSlice());
    }

    @Test
    void thePlotsAxisIsTimeFrameOrSlice() {
        ImagePlus series = series();
        for (boolean hyper : new boolean[] {true, false}) {
            series.setOpenAsHyperStack(hyper);
            AreaPlot days = new AreaPlot(series, "visits");
            for (int frame = 1; frame <= 3; frame++) {
                series.setSlice(frame);
                days.add(10.0 * frame);
            }
            assertArrayEquals(new float[] {0, 30, 60}, days.draw("mm").getXValues());
            assertArrayEquals(new float[] {10, 20, 30}, days.draw("mm").getYValues());
        }
        ImagePlus slices = new ImagePlus("cut", series.getStack());
        AreaPlot plot = new AreaPlot(slices, "cut");
        for (int slice = 2; slice <= 3; slice++) {
            slices.setSlice(slice);
            plot.add(slice);
        }
        assertArrayEquals(new float[] {2, 3}, plot.draw("mm").getXValues());
    }

    @Test
    void tinyPicturesWithoutALesionMeasureNothing() throws Exception {
        ImageStack grey = new ImageStack(10, 10);
        for (int i = 0; i < 2; i++) grey.addSlice(new ColorProcessor(10, 10));
        ImagePlus tiny = new ImagePlus("tiny", grey);
        tiny.setRoi(new OvalRoi(2, 2, 5, 5));
        Module ended = segment("imp", tiny, "stack", true, "within", "selection", "threshold", 0.9);
        assertEquals(List.of(0.0, 0.0), ended.getOutput("areas"));
        assertNull(ended.getOutput("roi"));
        assertNull(tiny.getOverlay());
        assertEquals("tiny-area", ((ImagePlus) ended.getOutput("areaplot")).getTitle());
    }

    @Test
    void aSinglePictureIsNoSeries() throws Exception {
        Module ended = segment("imp", imp, "stack", true);
        assertNull(ended.getOutput("areaplot"));
        assertEquals("mole-mask", ((ImagePlus) ended.getOutput("maskimage")).getTitle());
        assertEquals(1, ResultsTable.getResultsTable().size());
    }

    @Test
    void theModelsThresholdComesWithTheModel() throws Exception {
        Module module = create(SegmentLesion.class);
        module.setInput("imp", imp);
        DialogPreface.prepare(module);
        assertEquals(0.35, (Double) module.getInput("threshold"), 1e-9, "the bundled segmenter's");
        module.setInput("segmenter", segmenter);
        module.getInfo().getInput("segmenter").callback(module);
        assertEquals(0.5, (Double) module.getInput("threshold"), 1e-9);
        module.setInput("segmenter", "nonesuc");
        module.getInfo().getInput("segmenter").callback(module);
        assertEquals(0.5, (Double) module.getInput("threshold"), 1e-9, "a name that is being typed");
    }

    @Test
    void theOutlineFollowsTheThresholdAndCancelBringsTheOverlayBack() throws Exception {
        Overlay mine = new Overlay(new Roi(1, 1, 3, 3));
        imp.setOverlay(mine);
        Module module = create(SegmentLesion.class);
        module.setInput("imp", imp);
        module.setInput("segmenter", segmenter);
        module.setInput("device", "cpu");
        module.preview();
        Thread.sleep(100);
        assertSame(mine, imp.getOverlay(), "nothing was changed yet");
        for (double share : new double[] {0.3, 0.8}) {
            double threshold = between(share);
            module.setInput("threshold", threshold);
            Overlay last = imp.getOverlay();
            module.preview();
            for (int i = 0; i < 300 && imp.getOverlay() == last; i++) Thread.sleep(20);
            assertNotSame(mine, imp.getOverlay());
            assertEquals(2, imp.getOverlay().size());
            ByteProcessor drawn = new ByteProcessor(imp.getWidth(), imp.getHeight());
            drawn.setValue(255);
            drawn.fill(imp.getOverlay().get(1));
            assertArrayEquals(above(threshold), (byte[]) drawn.getPixels(), "the outline at " + threshold);
        }
        module.cancel();
        EventQueue.invokeAndWait(() -> {});
        assertSame(mine, imp.getOverlay());
        assertEquals(1, mine.size());
        module.setInput("threshold", 0.9);
        module.preview();
        Thread.sleep(200);
        assertSame(mine, imp.getOverlay(), "after the end nothing is drawn");
    }
}
