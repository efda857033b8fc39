// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.registration.MovedPicture;
import io.github.lesionj.image.registration.Similarity;
import io.github.lesionj.io.ImageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The macros about rulers and visits, as Fiji runs them without a display. */
class RulerAndVisitsMacrosTest extends CommandTestBase {

    @TempDir
    Path folder;

    private LegacyLayer fiji;

    @BeforeEach
    void open() {
        fiji = new LegacyLayer(context);
        Interpreter.batchMode = true;
        ResultsTable.getResultsTable().reset();
    }

    @AfterEach
    void close() {
        fiji.close();
    }

    private static String run(String macro, String argument) throws IOException {
        return LegacyLayer.macro("close(\"*\");\n" + Files.readString(Path.of("macros", macro)), argument);
    }

    @Test
    void theSamplesRulerIsRead() throws IOException {
        String line = run("calibrate_from_ruler.ijm", "");
        assertTrue(line.startsWith("lesion-sample-1: 51.2"), line);
        assertTrue(line.contains(" pixels/mm, 1 mm between ticks, "), line);
        assertTrue(line.endsWith(" mm^2"), line);
    }

    @Test
    void twoVisitsAreCompared() throws IOException {
        Phantom drawn = Phantom.draw(
                Phantom.Options.DEFAULT.withSize(320, 240).withVignette(false).withRuler(false));
        Path one = folder.resolve("old mole.png"), other = folder.resolve("new mole.png");
        ImageFile.writePng(one, drawn.image());
        ImageFile.writePng(other, MovedPicture.of(drawn.image(), Similarity.about(1, -20, 160, 120, 160, 120), 1, 1));
        String line = run("compare_visits.ijm", one + "|" + other);
        assertTrue(line.startsWith("old mole.png, new mole.png: area "), line);
        String turn = line.substring(line.indexOf("turned by ") + 10, line.indexOf(" degrees"));
        assertEquals(20, Double.parseDouble(turn), 0.3, line);
    }
}
