// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.model.ForeignModels;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands with models made elsewhere, named by their cards as a macro names them. */
class ForeignModelsHeadlessTest extends CommandTestBase {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {".pt", ".onnx"})
    void aCardStandsForAModelsName(String ending) throws Exception {
        ImagePlus imp =
                Picture.colourImage("p.png", new SourceImage("p", ForeignModels.picture(), PixelSize.UNCALIBRATED));
        ResultsTable results = ResultsTable.getResultsTable();
        results.reset();
        assertEquals(
                "",
                reason(
                        AnalyzeLesion.class,
                        "imp",
                        imp,
                        "segmenter",
                        ForeignModels.segmenter(folder, "segmenter" + ending).toString(),
                        "classifier",
                        ForeignModels.classifier(folder, "classifier" + ending).toString(),
                        "manager",
                        false));
        int lesion = 0;
        for (float p : ForeignModels.answer("segmenter")) if (p > 0.5f) lesion++;
        assertEquals(lesion, results.getValue("Area", 0));
        assertEquals(ForeignModels.answer("classifier")[0], results.getValue("MEL", 0), 1e-5);
    }
}
