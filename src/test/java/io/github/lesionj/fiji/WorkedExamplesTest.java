// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.artifact.ArtifactMask;
import io.github.lesionj.image.artifact.ArtifactSettings;
import io.github.lesionj.image.colour.ShadesOfGray;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.model.DefaultModels;
import io.github.lesionj.model.ForeignModels;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.Task;
import io.github.lesionj.model.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;

/** Macros of {@code macros/} as Fiji runs them without a display, against the Java API. {@link MacrosIT} has more. */
class WorkedExamplesTest extends CommandTestBase {

    @TempDir
    Path folder;

    private LegacyLayer fiji;

    @BeforeEach
    void open() {
        System.setProperty("lesionj.models", folder.resolve("models").toString());
        fiji = new LegacyLayer(context);
        Interpreter.batchMode = true;
        ResultsTable.getResultsTable().reset();
    }

    @AfterEach
    void close() {
        fiji.close();
        System.clearProperty("lesionj.models");
    }

    private static String run(String macro, String argument) throws IOException {
        return LegacyLayer.macro("close(\"*\");\n" + Files.readString(Path.of("macros", macro)), argument);
    }

    private Path pictures() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("my moles"));
        for (int seed = 1; seed <= 3; seed++)
            ImageFile.writePng(
                    pictures.resolve("mole " + seed + ".png"), phantom(seed).image());
        Files.writeString(pictures.resolve("notes.txt"), "no picture");
        return pictures;
    }

    private static Phantom phantom(int seed) {
        return Phantom.draw(Phantom.Options.DEFAULT.withSize(160, 120).withSeed(seed));
    }

    @Test
    void everyMacroIsListedInTheDocsAndRunByATest() throws IOException {
        String page = Files.readString(Path.of("docs", "fiji.md"));
        StringBuilder tests = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src/test/java/io/github/lesionj/fiji"))) {
            for (Path file : files.toList()) tests.append(Files.readString(file));
        }
        try (Stream<Path> macros = Files.list(Path.of("macros"))) {
            for (Path macro : macros.toList()) {
                String name = macro.getFileName().toString();
                assertTrue(page.contains("\n| `" + name + "` | "), name + " stands in no row of docs/fiji.md");
                assertTrue(tests.indexOf(name + "\"") > 0, name + " is run by no test");
            }
        }
    }

    @Test
    void theLeastSureOutlineComesFirst() throws IOException {
        Path pictures = pictures();
        Path output = Files.createDirectory(folder.resolve("maps"));
        String line = run("map_uncertainty.ijm", pictures + "|" + output);
        List<String> rows = Files.readAllLines(output.resolve("unsure.csv"));
        assertEquals("image,disagreement,review,review_reason", rows.get(0));
        assertEquals(4, rows.size());
        double[] unsure = new double[3];
        int wanted = 0;
        try (LesionAnalyzer analyzer = LesionAnalyzer.open()) {
            for (int i = 0; i < 3; i++) {
                String[] cells = rows.get(i + 1).split(",");
                Segmentation found = analyzer.segmenter()
                        .segment(
                                phantom(cells[0].charAt("mole ".length()) - '0').image());
                unsure[i] = found.uncertainty().disagreement();
                assertEquals(unsure[i], Double.parseDouble(cells[1]), 1e-4, cells[0]);
                assertEquals(found.review().wanted().toString(), cells[2], cells[0]);
                if (cells[2].equals("yes")) wanted++;
            }
        }
        double[] sorted = unsure.clone();
        Arrays.sort(sorted);
        assertArrayEquals(new double[] {sorted[2], sorted[1], sorted[0]}, unsure);
        String first = rows.get(1).substring(0, rows.get(1).indexOf(','));
        assertEquals("3 pictures, " + wanted + " to look at, the least sure is " + first, line);
        assertTrue(Files.exists(output.resolve("mole 2_uncertainty.tif")));
    }

    @Test
    void theOutlineShrinksWithTheThresholdWithinTheSelection() throws IOException {
        Path picture = pictures().resolve("mole 1.png");
        double[] whole = areas(LegacyLayer.macro(
                "open(\"" + picture + "\");\n" + Files.readString(Path.of("macros/threshold_areas.ijm"))));
        double[] half = areas(LegacyLayer.macro("open(\"" + picture + "\");\nmakeRectangle(0, 0, 80, 120);\n"
                + Files.readString(Path.of("macros/threshold_areas.ijm"))));
        for (int i = 0; i < 5; i++) {
            assertTrue(i == 0 || whole[i] <= whole[i - 1], Arrays.toString(whole));
            assertTrue(half[i] < whole[i], half[i] + " of " + whole[i]);
        }
        assertTrue(whole[4] > 0 && whole[4] < whole[0], Arrays.toString(whole));
    }

    private static double[] areas(String lines) {
        double[] areas = new double[5];
        for (int i = 0; i < 5; i++) {
            String line = lines.split("\n")[i];
            assertTrue(line.matches("0\\." + (3 + i) + ": [0-9.]+ pixels?\\^2"), line);
            areas[i] = Double.parseDouble(line.split(" ")[1]);
        }
        return areas;
    }

    @Test
    void cleanPicturesAreBalancedAndFilled() throws IOException {
        Path pictures = pictures();
        Path output = folder.resolve("clean");
        String[] lines = run("clean_pictures.ijm", pictures + "|" + output).split("\n");
        assertEquals(3, lines.length);
        for (int seed = 1; seed <= 3; seed++) {
            ArtifactMask wanted =
                    ArtifactMask.of(ShadesOfGray.DEFAULT.apply(phantom(seed).image()), ArtifactSettings.DEFAULT);
            int filled = 0;
            for (byte bit : Pixels.bits(wanted.mask())) filled += bit;
            assertTrue(filled > 0, "the phantom has a frame");
            assertEquals(
                    String.format(Locale.ROOT, "mole %d: %.2f %% filled", seed, 100.0 * filled / (160 * 120)),
                    lines[seed - 1]);
            assertArrayEquals(
                    Pixels.argb(wanted.image()),
                    Pixels.argb(ImageOpener.open(output.resolve("mole " + seed + ".png"))
                            .image()));
        }
        assertNull(run("clean_pictures.ijm", pictures + "|" + pictures), "pictures are not overwritten");
    }

    @Test
    void aModelOfSomebodyElseIsInstalledAndUsed() throws IOException {
        Path card = ForeignModels.segmenter(folder, "segmenter.pt");
        Path output = folder.resolve("about");
        assertEquals(
                "elsewhere is used unless another model is named; its page and a copy are in " + output,
                run("install_model.ijm", card + "|elsewhere|" + output));
        assertEquals(new TreeSet<>(List.of("elsewhere.html", "elsewhere.zip")), names(output));
        assertEquals("elsewhere", new DefaultModels(ModelStore.standard()).of(Task.SEGMENTATION));
    }

    @Test
    void aModelIsExportedInEveryFormat() throws IOException {
        Path zip = TinyModels.segmenter(folder.resolve("tiny.zip"), 3);
        Path output = folder.resolve("exported");
        String lines = run("export_model.ijm", zip + "|" + output);
        assertFalse(((Cancelable) fiji.last()).isCanceled(), ((Cancelable) fiji.last()).getCancelReason());
        assertEquals(names(output), new TreeSet<>(List.of(lines.split("\n"))));
        assertEquals(
                List.of(".onnx", ".pt", ".safetensors", ".zip"),
                names(output).stream()
                        .map(name -> name.substring(name.lastIndexOf('.')))
                        .sorted()
                        .toList());
    }

    private static TreeSet<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
