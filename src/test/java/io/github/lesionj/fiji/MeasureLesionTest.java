// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.Segmenters;
import io.github.lesionj.analysis.abcd.LesionMeasures;
import io.github.lesionj.analysis.abcd.MeasureColumns;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

/** Measure Lesion as a script calls it, without a display. */
class MeasureLesionTest extends CommandTestBase {

    private static final Phantom PHANTOM =
            Phantom.draw(Phantom.Options.DEFAULT.withSize(200, 150).withSeed(4));

    @TempDir
    Path folder;

    private ImagePlus imp;
    private ResultsTable results;

    @BeforeEach
    void open() {
        imp = Picture.colourImage("mole.png", new SourceImage("mole", PHANTOM.image(), PHANTOM.pixelSize()));
        results = ResultsTable.getResultsTable();
        results.reset();
    }

    private Module run(Object... inputs) throws Exception {
        return context.service(CommandService.class)
                .run(MeasureLesion.class, true, inputs)
                .get();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Double>> measures(Module ended) {
        return (List<Map<String, Double>>) ended.getOutput("measures");
    }

    private static List<String> names(ImagePlus imp) {
        return Stream.of(imp.getOverlay().toArray()).map(Roi::getName).toList();
    }

    @Test
    void theModelsLesionIsMeasured() throws Exception {
        int[] before = ((int[]) imp.getProcessor().getPixels()).clone();
        Module ended = run("imp", imp, "structures", "2", "output", folder.toString());
        assertArrayEquals(before, (int[]) imp.getProcessor().getPixels(), "the picture's pixels stay");
        try (Segmenter segmenter = Segmenters.open(ModelStore.DEFAULT_SEGMENTER, Device.CPU)) {
            LesionMeasures lesion = LesionMeasures.of(
                    PHANTOM.image(), segmenter.segment(PHANTOM.image()).mask(), PHANTOM.pixelSize());
            Map<String, Double> wanted = MeasureColumns.numbers(lesion, OptionalInt.of(2));
            assertEquals(List.of(wanted), measures(ended));
            assertEquals(1, results.size());
            wanted.forEach((column, value) -> {
                if (Double.isNaN(value)) assertEquals("", results.getStringValue(column, 0), column);
                else assertEquals(value, results.getValue(column, 0), 1e-9, column);
            });
        }
        assertEquals("mm", results.getStringValue("unit", 0));
        assertEquals("mole.png", results.getLabel(0));
        assertTrue(results.getStringValue("Outlined by", 0).startsWith("efficientnetlite0-unet-isic2017 "));
        assertEquals(
                List.of(
                        "mole-lesion-1",
                        "lesion-segments",
                        "lesion-segments",
                        "lesion-axis",
                        "lesion-axis",
                        "lesion-diameter"),
                names(imp));
        for (String file : List.of("measures.csv", "mole_measured.png", "mole_segmentation.png"))
            assertTrue(Files.exists(folder.resolve(file)), file);
        assertEquals(
                measures(ended).get(0).get("area"),
                (Double) ended.getOutput("area"),
                1e-9,
                "all commands measure alike");
    }

    @Test
    void theUsersOvalIsMeasuredAsItIs() throws Exception {
        OvalRoi oval = new OvalRoi(60, 50, 80, 40);
        imp.setRoi(oval);
        Module ended = run("imp", imp, "outline", "selection");
        Map<String, Double> numbers = measures(ended).get(0);
        double pixel = PHANTOM.pixelSize().width();
        assertEquals(80 * pixel, numbers.get("diameter_mm"), 1.5 * pixel);
        assertEquals(0, numbers.get("asymmetry_shape_major"), 1e-9);
        assertEquals("selection", results.getStringValue("Outlined by", 0));
        assertSame(oval, imp.getRoi());
        assertEquals(OvalRoi.class, imp.getOverlay().get(0).getClass());
        run("imp", imp, "outline", "selection", "lines", false);
        assertEquals(List.of("mole-lesion-1"), names(imp), "a new run replaces all that the one before drew");
    }

    @Test
    void aSelectionOfTwoPartsAreTwoLesions() throws Exception {
        ShapeRoi both = new ShapeRoi(new Roi(10, 10, 30, 40)).or(new ShapeRoi(new Roi(100, 20, 50, 60)));
        imp.setRoi(both);
        imp.getCalibration().setUnit("pixel");
        Module ended = run("imp", imp, "outline", "selection");
        assertEquals(
                List.of(3000.0, 1200.0),
                measures(ended).stream().map(row -> row.get("area_pixels")).toList());
        assertEquals(List.of(1.0, 2.0), List.of(results.getValue("lesion", 0), results.getValue("lesion", 1)));
        assertTrue(names(imp).containsAll(List.of("mole-lesion-1", "mole-lesion-2")));
        assertEquals(
                "'structures' is said of one lesion, but mole.png has 2: measure them one by one, or leave it out",
                reason(MeasureLesion.class, "imp", imp, "outline", "selection", "structures", "3"));
        assertEquals(2, results.size(), "what is refused leaves no row");
        Module whole = run("imp", imp, "outline", "selection", "whole", true);
        assertEquals(4200.0, measures(whole).get(0).get("area_pixels"));
    }

    @Test
    void eachSliceHasItsRows() throws Exception {
        ImageStack stack = new ImageStack(200, 150);
        for (int i = 0; i < 3; i++) stack.addSlice(imp.getProcessor().duplicate());
        ImagePlus series = new ImagePlus("series.tif", stack);
        series.setSlice(2);
        series.setRoi(new Roi(60, 50, 40, 30));
        Module ended = run("imp", series, "outline", "selection", "stack", true, "output", folder.toString());
        assertEquals(3, measures(ended).size());
        assertEquals(
                List.of(1.0, 2.0, 3.0),
                Stream.of(0, 1, 2).map(row -> results.getValue("Slice", row)).toList());
        assertEquals(2, series.getCurrentSlice());
        assertEquals(18, series.getOverlay().size());
        ImagePlus masks = (ImagePlus) ended.getOutput("maskimage");
        assertEquals(3, masks.getStackSize());
        assertEquals(4, Files.readAllLines(folder.resolve("measures.csv")).size());
        assertTrue(Files.exists(folder.resolve("series-slice3_measured.png")));
        assertTrue(reason(MeasureLesion.class, "imp", series, "outline", "selection", "stack", true, "structures", "1")
                .startsWith("'structures' is said of one lesion, but the stack has 3 slices"));
    }

    @Test
    void theManagersAreasLieOnTheirOwnSlices() throws Exception {
        ImagePlus series = new ImagePlus("series.tif", stack(2));
        Roi first = new Roi(10, 10, 20, 20),
                second = new OvalRoi(50, 50, 30, 30),
                everywhere = new Roi(100, 80, 10, 10);
        first.setPosition(1);
        second.setPosition(2);
        LesionSource.Listed manager = new LesionSource.Listed(List.of(first, second, everywhere));
        series.setSlice(2);
        MeasuredPicture measured = manager.measure(Picture.open(series, ""), false);
        assertEquals(List.of(second, everywhere), measured.outlines());
        assertEquals(100, measured.lesions().get(1).size().areaPixels());
        assertEquals("rois", measured.found().outliner().name());
        assertEquals(
                measured.lesions().get(0).size().areaPixels() + 100, count(measured.all()), "all lesions together");
        assertFalse(new LesionSource.Listed(List.of(first)).marks(Picture.open(series, "")));
    }

    private static long count(LesionRoi lesion) {
        long count = 0;
        for (byte bit : io.github.lesionj.image.Pixels.bits(lesion.mask())) count += bit;
        return count;
    }

    private ImageStack stack(int slices) {
        ImageStack stack = new ImageStack(200, 150);
        for (int i = 0; i < slices; i++) stack.addSlice(imp.getProcessor().duplicate());
        return stack;
    }

    @Test
    void aTinyPictureAndOneWithoutALesionHaveARowEach() throws Exception {
        ImagePlus tiny = new ImagePlus("tiny", new ByteProcessor(10, 10));
        assertEquals("", reason(MeasureLesion.class, "imp", tiny));
        assertEquals(0, results.getValue("area_pixels", 0));
        for (String column : List.of("lesion", "area", "score_abc", "skin_tone"))
            assertEquals("", results.getStringValue(column, 0), column);
        tiny.setRoi(new Roi(3, 3, 4, 5));
        assertEquals("", reason(MeasureLesion.class, "imp", tiny, "outline", "selection"));
        assertEquals(20, results.getValue("area_pixels", 1));
    }

    @Test
    void failuresAreOneSentence() throws Exception {
        List<String> reasons = new ArrayList<>();
        reasons.add(reason(MeasureLesion.class, "imp", imp, "outline", "oval"));
        reasons.add(reason(MeasureLesion.class, "imp", imp, "outline", "selection"));
        reasons.add(reason(MeasureLesion.class, "imp", imp, "structures", "many"));
        imp.setRoi(new Roi(500, 500, 10, 10));
        reasons.add(reason(MeasureLesion.class, "imp", imp, "outline", "selection"));
        assertEquals(
                List.of(
                        "'outline' is \"oval\" but must be automatic, selection or rois.",
                        "No area is selected in mole.png: outline the lesion first, or choose 'automatic'.",
                        "'structures' is \"many\" but must be unknown, or a number from 0 to 5.",
                        "The selection holds no pixel of mole.png: outline the lesion in it."),
                reasons);
        assertEquals(0, results.size());
        assertEquals(null, imp.getOverlay());
    }
}
