// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import io.github.lesionj.analysis.LesionAnalysis;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.io.SourceImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands as a script calls them, without a display: {@code CommandService.run}. */
class CommandsHeadlessTest extends CommandTestBase {

    private static final Phantom PHANTOM =
            Phantom.draw(Phantom.Options.DEFAULT.withSize(320, 240).withSeed(4));

    private ImagePlus imp;

    @BeforeEach
    void open() {
        imp = Picture.colourImage("mole.png", new SourceImage("mole", PHANTOM.image(), PHANTOM.pixelSize()));
        ResultsTable.getResultsTable().reset();
    }

    @Test
    void analyzeGivesWhatTheAnalyzerGives() throws Exception {
        int[] before = ((int[]) imp.getProcessor().getPixels()).clone();
        assertEquals("", reason(AnalyzeLesion.class, "imp", imp));
        assertArrayEquals(before, (int[]) imp.getProcessor().getPixels(), "the picture's pixels stay");
        try (LesionAnalyzer analyzer = LesionAnalyzer.open()) {
            LesionAnalysis wanted = analyzer.analyze(PHANTOM.image(), PHANTOM.pixelSize());
            ResultsTable results = ResultsTable.getResultsTable();
            assertEquals(1, results.size());
            assertEquals("mole.png", results.getLabel(0));
            assertEquals(wanted.measurements().area(), results.getValue("Area", 0), 1e-9);
            assertEquals(wanted.measurements().perimeter(), results.getValue("Perim.", 0), 1e-9);
            assertEquals(
                    wanted.measurements().centroidX() * PHANTOM.pixelSize().width(), results.getValue("X", 0), 1e-9);
            assertEquals("mm", results.getStringValue("Unit", 0));
            assertEquals(wanted.diagnosis().label(), results.getStringValue("Class", 0));
            for (int i = 0; i < wanted.diagnosis().classes().size(); i++)
                assertEquals(
                        wanted.diagnosis().probabilities().get(i),
                        results.getValue(wanted.diagnosis().classes().get(i), 0),
                        1e-6);
            Roi outline = imp.getOverlay().get(0);
            assertEquals(wanted.roi().outline().orElseThrow().getBounds(), outline.getBounds());
        }
    }

    @Test
    void theUsersSelectionCanStandForTheLesion() throws Exception {
        imp.setRoi(new Roi(100, 80, 60, 40));
        assertEquals("", reason(ExtractLesionRoi.class, "imp", imp, "outline", "selection"));
        ResultsTable results = ResultsTable.getResultsTable();
        double pixel = PHANTOM.pixelSize().width() * PHANTOM.pixelSize().height();
        assertEquals(2400 * pixel, results.getValue("Area", 0), 1e-9);
        assertEquals(130 * PHANTOM.pixelSize().width(), results.getValue("X", 0), 1e-9);
        assertEquals("selection", results.getStringValue("Outlined by", 0));
    }

    @Test
    void theUsersOvalStaysAnOval() throws Exception {
        OvalRoi oval = new OvalRoi(100, 80, 60, 40);
        imp.setRoi(oval);
        assertEquals("", reason(ExtractLesionRoi.class, "imp", imp, "outline", "selection"));
        assertSame(oval, imp.getRoi());
        assertEquals(OvalRoi.class, imp.getOverlay().get(0).getClass());
        assertEquals(oval.getBounds(), imp.getOverlay().get(0).getBounds());
    }

    @Test
    void failuresAreOneSentenceForTheScript() throws Exception {
        assertEquals(
                "No image is open: open a picture of a lesion first, or name its file in 'path'.",
                reason(SegmentLesion.class));
        assertEquals(
                "There is no file /no/such.png: give the path of a picture in 'path'.",
                reason(SegmentLesion.class, "path", "/no/such.png"));
        assertEquals(
                "'margin' is -1.0 but must be from 0 to 10.0.",
                reason(ExtractLesionRoi.class, "imp", imp, "margin", -1.0));
        assertEquals(
                "'outline' is \"oval\" but must be automatic or selection.",
                reason(ClassifyLesion.class, "imp", imp, "outline", "oval"));
        assertEquals(
                "No area is selected in mole.png: outline the lesion first, or choose 'automatic'.",
                reason(ClassifyLesion.class, "imp", imp, "outline", "selection"));
        assertTrue(reason(SegmentLesion.class, "imp", imp, "segmenter", "nosuch")
                .startsWith("There is no model \"nosuch\""));
        assertTrue(reason(SegmentLesion.class, "imp", imp, "device", "tpu").startsWith("Unknown device \"tpu\""));
        assertEquals(0, ResultsTable.getResultsTable().size(), "a failed command leaves no row");
        assertNull(imp.getOverlay());
    }

    @Test
    void aReviewNeedsAWindow() throws Exception {
        assertEquals(
                "Review needs a window: run it in ImageJ on a display and outside of batch mode.",
                reason(ReviewResults.class, "results", "here"));
    }
}
