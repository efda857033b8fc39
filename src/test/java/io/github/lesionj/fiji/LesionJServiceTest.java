// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.TorchEngine;
import org.junit.jupiter.api.Test;
import org.scijava.Context;

/** Commands lease their models from one service, which ends with its context. */
class LesionJServiceTest extends CommandTestBase {

    private static final Phantom PHANTOM =
            Phantom.draw(Phantom.Options.DEFAULT.withSize(160, 120).withSeed(4));

    @Test
    void callAfterCallTheModelsStayOpenUntilTheContextEnds() throws Exception {
        TorchEngine.models().freeAll();
        ImagePlus imp = Picture.colourImage("mole.png", new SourceImage("mole", PHANTOM.image(), PHANTOM.pixelSize()));
        ResultsTable.getResultsTable().reset();
        for (int i = 0; i < 3; i++) {
            assertEquals("", reason(ClassifyLesion.class, "imp", imp, "device", "cpu"));
            assertEquals(3, TorchEngine.models().size(), "one segmenter and the two classifiers");
        }
        try (Context other = new Context(LesionJService.class)) {
            assertEquals(0, other.service(LesionJService.class).getPriority());
        }
        assertEquals(3, TorchEngine.models().size(), "a context that used no model frees none");
        context.dispose();
        assertEquals(0, TorchEngine.models().size());
    }

    @Test
    void anAnalyzerFromTheServiceIsClosedOnceAndSaysSo() {
        LesionAnalyzer analyzer = context.service(LesionJService.class).analyzer();
        analyzer.analyze(PHANTOM.image());
        analyzer.close();
        analyzer.close();
        String message = assertThrows(ModelException.class, () -> analyzer.analyze(PHANTOM.image()))
                .getMessage();
        assertTrue(message.endsWith(" was closed; open it again before you use it"), message);
    }
}
