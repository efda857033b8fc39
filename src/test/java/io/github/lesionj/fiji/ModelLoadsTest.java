// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.measure.ResultsTable;
import io.github.lesionj.model.ModelPool;
import io.github.lesionj.model.TinyModels;
import io.github.lesionj.model.TorchEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A macro over a hundred pictures loads each of its models once, however it asks. */
class ModelLoadsTest extends CommandTestBase {

    @TempDir
    Path folder;

    private LegacyLayer fiji;

    @BeforeEach
    void open() {
        fiji = new LegacyLayer(context);
    }

    @AfterEach
    void close() {
        fiji.close();
    }

    private String together(String kind, int count) throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path zip = folder.resolve(kind + i + ".zip");
            names.add((kind.equals("s") ? TinyModels.segmenter(zip, i) : TinyModels.classifier(zip, i)).toString());
        }
        return String.join(",", names);
    }

    /** @return how many models were loaded for so many pictures, each asked by two functions and every fifth by two commands */
    private long loads(int pictures, int segmenters, int classifiers) throws IOException {
        ModelPool models = TorchEngine.models();
        long before = models.loads();
        ResultsTable.getResultsTable().reset();
        String said = LegacyLayer.macro("""
                models = "segmenter=[SEGMENTERS] classifier=[CLASSIFIERS] device=cpu";
                run("LesionJ Macro Extensions", models);
                setBatchMode(true);
                for (i = 0; i < PICTURES; i++) {
                    newImage("mole" + i, "RGB white", 24, 18, 1);
                    setColor(20 + i, 40, 30);
                    fillRect(6, 5, 10, 8);
                    Ext.segment(area);
                    makeRectangle(6, 5, 10, 8);
                    Ext.classify(label);
                    if (i % 5 == 0) {
                        run("Segment Lesion...", "segmenter=[SEGMENTERS] device=cpu manager=false");
                        run("Classify Lesion...", models + " outline=selection");
                    }
                    close("*");
                }
                return "" + nResults;
                """.replace("PICTURES", String.valueOf(pictures))
                .replace("SEGMENTERS", together("s", segmenters))
                .replace("CLASSIFIERS", together("c", classifiers)));
        assertEquals(String.valueOf(2 * (pictures / 5)), said, "each command leaves its row");
        return models.loads() - before;
    }

    @Test
    void aHundredPicturesLoadEachModelOnce() throws IOException {
        assertEquals(2, loads(100, 1, 1));
    }

    @Test
    void manyModelsThatAnswerTogetherStayLoaded() throws IOException {
        assertEquals(7, loads(5, 3, 4));
    }
}
