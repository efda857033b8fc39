// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapUncertaintyCommandTest extends CommandLineTestBase {

    @Test
    void everyImageGetsAMapAndARow() throws IOException {
        draw("in/mole.png", 10, 5);
        draw("in/spot.png", 3, 3);
        Run run = run("map-uncertainty", "@in", "--output", "@out", "--measure", "entropy");
        assertEquals(0, run.code(), run.err());
        assertEquals(List.of("masks.csv", "mole_uncertainty.tif", "spot_uncertainty.tif"), list("out"));
        ImagePlus map = IJ.openImage(file("out/mole_uncertainty.tif").toString());
        double p = 1 - (0x40 + 0x20 + 0x10) / (3 * 255.0);
        double bits = -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
        assertEquals(32, map.getBitDepth());
        assertEquals(bits, map.getProcessor().getf(5, 7), 1e-4);
        List<String> rows = Files.readAllLines(file("out/masks.csv"));
        assertEquals(3, rows.size());
        assertTrue(rows.get(1).startsWith("mole,50,"), rows.get(1));
        assertTrue(rows.get(2).startsWith("spot,9,"), rows.get(2));
    }

    @Test
    void whatCannotBeMeasuredIsOneSentence() throws IOException {
        draw("in/mole.png", 10, 5);
        Run unknown = run("map-uncertainty", "@in", "--output", "@out", "--measure", "doubt");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("Unknown measure \"doubt\"; use disagreement, entropy or information"));
        Run once = run("map-uncertainty", "@in", "--output", "@out");
        assertEquals(1, once.code(), once.err());
        assertTrue(once.err().contains("choose the measure entropy"), once.err());
        assertFalse(Files.exists(file("out/mole_uncertainty.tif")));
    }
}
