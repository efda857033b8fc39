// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.io.ImageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrateCommandTest extends CommandLineTestBase {

    private static final String HEADER =
            "image,pixels_per_mm,angle,ticks,spacing_pixels,mm_between_ticks,assumed,major_every,field_of_view_mm,confidence";

    private void phantom(String name) throws IOException {
        ImageFile.writePng(file(name), Phantom.draw(Phantom.Options.DEFAULT).image());
    }

    @Test
    void writesARowForEachRulerAndRefusesTheOthers() throws IOException {
        phantom("in/ruler.png");
        draw("in/none.png", 10, 5);
        Run run = run("calibrate", "@in", "--output", "@out", "--overlay");
        List<String> table = Files.readAllLines(file("out/calibration.csv"));
        assertAll(
                () -> assertEquals(1, run.code(), run.err()),
                () -> assertTrue(run.err().contains("No ruler was found in none"), run.err()),
                () -> assertEquals(List.of("calibration.csv", "failures.csv", "ruler_calibration.png"), list("out")),
                () -> assertEquals(HEADER, table.get(0)),
                () -> assertEquals(2, table.size()),
                () -> assertTrue(table.get(1).startsWith("ruler,51."), table.get(1)),
                () -> assertTrue(table.get(1).contains(",1,yes,5,"), table.get(1)));
    }

    @Test
    void theTicksCanBeGiven() throws IOException {
        phantom("in/ruler.png");
        assertEquals(
                0,
                run("calibrate", "@in", "--output", "@out", "--millimetres", "0.5")
                        .code());
        String row = Files.readAllLines(file("out/calibration.csv")).get(1);
        assertTrue(row.startsWith("ruler,102.") && row.contains(",0.5,no,5,"), row);
    }

    @Test
    void analyzeMeasuresByTheTable() throws IOException {
        draw("in/a.png", 10, 6);
        draw("in/b.png", 10, 6);
        Files.writeString(file("scale.csv"), "image,pixels_per_mm\na,20\n");
        Run run = run("analyze", "@in", "--output", "@out", "--calibration", "@scale.csv");
        List<String> rows = Files.readAllLines(file("out/lesions.csv"));
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertTrue(rows.get(1).contains(",0.15,") && rows.get(1).contains(",mm,0.05,0.05,"), rows.get(1)),
                () -> assertFalse(rows.get(2).contains(",mm,"), rows.get(2)));
    }

    @Test
    void nonsenseIsRefusedBeforeTheWork() throws IOException {
        draw("in/a.png", 10, 6);
        Files.writeString(file("scale.csv"), "image,pixels_per_mm\na,none\n");
        Run table = run("analyze", "@in", "--output", "@out", "--calibration", "@scale.csv");
        Run ticks = run("calibrate", "@in", "--output", "@out", "--millimetres", "-1");
        assertAll(
                () -> assertEquals(2, table.code()),
                () -> assertTrue(table.err().contains("the pixels_per_mm of a are \"none\""), table.err()),
                () -> assertEquals(2, ticks.code()),
                () -> assertTrue(ticks.err().contains("must be above 0 and at most 100"), ticks.err()),
                () -> assertFalse(Files.exists(file("out"))));
    }
}
