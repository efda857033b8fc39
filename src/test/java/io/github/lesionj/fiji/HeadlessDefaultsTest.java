// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.io.ImageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.console.ConsoleService;
import org.scijava.startup.StartupService;

/** Commands and macros of a headless Fiji, which is always in batch mode and has no ROI Manager. */
class HeadlessDefaultsTest extends CommandTestBase {

    @TempDir
    static Path folder;

    private LegacyLayer fiji;
    private ResultsTable results;

    @BeforeAll
    static void draw() throws IOException {
        Files.createDirectory(folder.resolve("my moles"));
        for (int i = 1; i <= 2; i++)
            ImageFile.writePng(
                    folder.resolve("my moles/mole " + i + ".png"),
                    Phantom.draw(Phantom.Options.DEFAULT.withSize(160, 120).withSeed(i))
                            .image());
        Files.writeString(folder.resolve("my moles/notes.txt"), "no picture");
    }

    @BeforeEach
    void open() {
        fiji = new LegacyLayer(context);
        Interpreter.batchMode = true;
        results = ResultsTable.getResultsTable();
        results.reset();
    }

    @AfterEach
    void close() {
        fiji.close();
    }

    @Test
    void aPathIsEnough() throws Exception {
        String path = folder.resolve("my moles/mole 1.png").toString();
        for (var command :
                List.of(SegmentLesion.class, ExtractLesionRoi.class, ClassifyLesion.class, AnalyzeLesion.class))
            assertEquals("", reason(command, "path", path), command.getName());
        for (String command : List.of("Segment", "Analyze")) {
            LegacyLayer.macro("run(\"" + command + " Lesion...\", \"path=[" + path + "]\");");
            assertFalse(((Cancelable) fiji.last()).isCanceled(), command);
        }
        LegacyLayer.macro("run(\"Extract Lesion ROI...\", \"path=[" + path + "]\");");
        assertEquals(7, results.size());
        for (int row = 0; row < 7; row++) assertEquals("mole 1.png", results.getLabel(row));
    }

    /** What {@code ImageJ --headless --run} does with its arguments, as docs/fiji.md prints them. */
    @Test
    void theLaunchersRunLeavesFiles() {
        Path results = folder.resolve("of run");
        launch(
                AnalyzeLesion.class,
                "path=\"" + folder.resolve("my moles/mole 1.png") + "\",output=\"" + results + "\"");
        assertTrue(Files.exists(results.resolve("mole 1_segmentation.png")));
        assertTrue(Files.exists(results.resolve("lesions.csv")));

        Path all = folder.resolve("of run, all");
        launch(ProcessFolder.class, "input=\"" + folder.resolve("my moles") + "\",output=\"" + all + "\"");
        assertTrue(Files.exists(all.resolve("mole 2_crop.png")));
    }

    private void launch(Class<?> command, String inputs) {
        try (Context launched = new Context()) {
            launched.service(ConsoleService.class).processArgs("--headless", "--run", command.getName(), inputs);
            launched.service(StartupService.class).executeOperations();
        }
    }

    @Test
    void theShippedMacrosRun() throws Exception {
        Path output = Files.createDirectory(folder.resolve("masks"));
        assertEquals("2", run("segment_folder.ijm", folder.resolve("my moles") + "|" + output));
        assertEquals(List.of("mole 1_segmentation.png", "mole 2_segmentation.png"), names(output));

        Path table = folder.resolve("classes.csv");
        run("batch_classify.ijm", folder.resolve("my moles") + "|" + table);
        List<String> lines = Files.readAllLines(table);
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).startsWith("mole 1,0."), lines.get(1));
        assertTrue(lines.get(2).startsWith("mole 2,0."), lines.get(2));

        String line = run("analyze_active_image.ijm", "");
        assertTrue(line.startsWith("lesion-sample-1: "), line);
        assertTrue(results.getValue("Area", results.size() - 1) > 0);
    }

    private static String run(String macro, String argument) throws IOException {
        return LegacyLayer.macro(Files.readString(Path.of("macros", macro)), argument);
    }

    private static List<String> names(Path output) throws IOException {
        try (var files = Files.list(output)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
