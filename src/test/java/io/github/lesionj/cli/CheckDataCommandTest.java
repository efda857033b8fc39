// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.io.MaskFile;
import io.github.lesionj.training.TinyData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckDataCommandTest extends CommandLineTestBase {

    @BeforeEach
    void writeData() throws IOException {
        TinyData.write(folder, 8);
        Files.writeString(file("recipe.json"), TinyData.segmentationRecipe(1));
    }

    private Run check(String... more) {
        return run(Stream.concat(Stream.of("check-data", "@recipe.json"), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void soundDataAreCounted() {
        Run run = check("--data", folder.toString());
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertEquals("""
                        pictures         training   validation     test
                        lesion                  6            2        0
                        sizes: 8 of 64 x 48
                        8 masks opened: the lesion takes N to N % of its picture, in the middle N %
                        """, run.out().replace("\r", "").replaceAll("\\d+\\.\\d", "N")));
    }

    @Test
    void aWarningIsSaidButStopsNothing() throws IOException {
        MaskFile.write(file("tiny/masks/p1_segmentation.png"), ArrayImgs.bits(64, 48));
        Run run = check("--data", folder.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.out().endsWith("warning: 1 masks mark no lesion: " + file("tiny/masks/p1_segmentation.png") + "\n"),
                run.out());
    }

    @Test
    void errorsHaveAnExitCodeAndATableOfAllNames() throws IOException {
        MaskFile.write(file("tiny/masks/p2_segmentation.png"), ArrayImgs.bits(60, 48));
        Files.write(file("tiny/images/p5.png"), new byte[] {1, 2, 3});
        Run run = check("--data", folder.toString(), "--output", "@out/problems.csv");
        List<String> rows = Files.readAllLines(file("out/problems.csv"));
        String mask = file("tiny/masks/p2_segmentation.png").toString();
        assertAll(
                () -> assertEquals(1, run.code(), run.err()),
                () -> assertTrue(run.out().contains("error: 1 pictures cannot be opened: "), run.out()),
                () -> assertTrue(
                        run.out()
                                .contains("error: 1 masks have another size than their picture: " + mask
                                        + " (60 x 48)\n"),
                        run.out()),
                () -> assertEquals("severity,problem,name", rows.get(0)),
                () -> assertTrue(
                        rows.contains("error,masks have another size than their picture," + mask + " (60 x 48)"),
                        rows.toString()),
                () -> assertTrue(rows.contains("warning,masks mark no lesion," + mask), rows.toString()));
    }

    @Test
    void otherMasksCanBeNamed() throws IOException {
        Files.move(file("tiny/masks"), file("elsewhere"));
        assertEquals(
                0, check("--data", folder.toString(), "--masks", "@elsewhere").code());
        Files.delete(file("elsewhere/p3_segmentation.png"));
        Run run = check("--data", folder.toString(), "--masks", "@elsewhere");
        assertTrue(run.out().contains("warning: 1 pictures are left out, since they have no mask: p3\n"), run.out());
    }

    @Test
    void whatIsNotThereIsWrongUsage() {
        Run data = check("--data", "@nowhere", "--output", "@problems.csv");
        Run recipe = run("check-data", "nosuch", "--data", folder.toString());
        assertAll(
                () -> assertEquals(2, data.code(), data.err()),
                () -> assertTrue(data.err().contains("'data' must name the folder that holds the data"), data.err()),
                () -> assertEquals("", data.out()),
                () -> assertFalse(Files.exists(file("problems.csv"))),
                () -> assertEquals(2, recipe.code(), recipe.err()),
                () -> assertTrue(recipe.err().contains("There is no recipe nosuch"), recipe.err()));
    }
}
