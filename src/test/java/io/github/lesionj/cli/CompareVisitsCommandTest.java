// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.registration.MovedPicture;
import io.github.lesionj.image.registration.Similarity;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.MaskFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class CompareVisitsCommandTest extends CommandLineTestBase {

    private static Phantom phantom(long seed) {
        return Phantom.draw(Phantom.Options.DEFAULT
                .withSize(320, 240)
                .withSeed(seed)
                .withVignette(false)
                .withRuler(false));
    }

    /** The second picture is the first one, turned and at 0.9 of its size. */
    private void draw() throws IOException {
        Phantom drawn = phantom(3);
        Similarity move = Similarity.about(0.9, 30, 160, 120, 160, 120);
        byte[] mask = MovedPicture.mask(Pixels.bits(drawn.mask()), 320, 240, move);
        ImageFile.writePng(file("in/old.png"), drawn.image());
        ImageFile.writePng(file("in/new.png"), MovedPicture.of(drawn.image(), move, 1, 3));
        MaskFile.write(file("masks/old_segmentation.png"), drawn.mask());
        MaskFile.write(file("masks/new_segmentation.png"), Pixels.mask(mask, 320, 240));
    }

    @Test
    void writesWhatHasChangedAndBothOutlines() throws IOException {
        draw();
        Run run = run("compare-visits", "@in/old.png", "@in/new.png", "--output", "@out", "--masks", "@masks");
        run("compare-visits", "@in/old.png", "@in/new.png", "--output", "@out", "--masks", "@masks");
        List<String> table = Files.readAllLines(file("out/visits.csv"));
        List<String> columns = List.of(table.get(0).split(","));
        List<String> row = List.of(table.get(1).split(",", -1));
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertTrue(run.err().contains("the outlines overlap to 0.9"), run.err()),
                () -> assertEquals(List.of("old_visits.png", "visits.csv"), list("out")),
                () -> assertEquals(
                        640, ImageIO.read(file("out/old_visits.png").toFile()).getWidth()),
                () -> assertEquals(2, table.size(), "a second run takes the row's place"),
                () -> assertEquals("old", row.get(columns.indexOf("first"))),
                () -> assertEquals("pixel", row.get(columns.indexOf("unit"))),
                () -> assertEquals(-30, number(columns, row, "turn"), 0.3),
                () -> assertEquals(1 / 0.9, number(columns, row, "scale"), 0.01),
                () -> assertEquals(0, number(columns, row, "area_percent"), 3),
                () -> assertEquals("skin", row.get(columns.indexOf("scale_from"))),
                () -> assertEquals("phase correlation", row.get(columns.indexOf("method"))),
                () -> assertEquals("", row.get(columns.indexOf("review")), "nobody doubts given masks"));
    }

    @Test
    void aTableOfScalesGivesMillimetres() throws IOException {
        draw();
        Files.writeString(file("scales.csv"), "image,pixels_per_mm\nold,10\nnew,9\n");
        Run run = run(
                "compare-visits",
                "@in/old.png",
                "@in/new.png",
                "--output",
                "@out",
                "--masks",
                "@masks",
                "--calibration",
                "@scales.csv");
        List<String> table = Files.readAllLines(file("out/visits.csv"));
        List<String> columns = List.of(table.get(0).split(","));
        List<String> row = List.of(table.get(1).split(",", -1));
        long pixels = 0;
        for (byte bit : Pixels.bits(phantom(3).mask())) pixels += bit;
        double area = pixels / 100.0;
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertEquals("mm", row.get(columns.indexOf("unit"))),
                () -> assertEquals(area, number(columns, row, "area_first"), 0.001 * area),
                () -> assertEquals(1 / 0.9, number(columns, row, "scale"), 1e-4));
    }

    private static double number(List<String> columns, List<String> row, String column) {
        return Double.parseDouble(row.get(columns.indexOf(column)));
    }

    @Test
    void otherLesionsAndMissingFilesAreRefused() throws IOException {
        draw();
        ImageFile.writePng(file("in/new.png"), phantom(8).image());
        Run other = run("compare-visits", "@in/old.png", "@in/new.png", "--output", "@out", "--masks", "@masks");
        Run missing = run("compare-visits", "@in/old.png", "@in/none.png", "--output", "@out");
        assertAll(
                () -> assertEquals(2, other.code()),
                () -> assertTrue(other.err().contains("old and new do not seem to show the same lesion"), other.err()),
                () -> assertFalse(Files.exists(file("out/visits.csv"))),
                () -> assertEquals(1, missing.code()),
                () -> assertTrue(missing.err().contains("none.png does not exist"), missing.err()));
    }
}
