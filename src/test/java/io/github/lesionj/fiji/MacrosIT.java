// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.analysis.LesionAnalysis;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.Segmenters;
import io.github.lesionj.analysis.abcd.LesionMeasures;
import io.github.lesionj.analysis.abcd.MeasuredLesions;
import io.github.lesionj.analysis.explanation.ExplanationProgress;
import io.github.lesionj.analysis.explanation.ExplanationRequest;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.hair.HairRemoval;
import io.github.lesionj.image.hair.HairSettings;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The macros of {@code macros/} in a real ImageJ window, against the analyzer called from Java. */
class MacrosIT {

    private static final Path SAMPLES = Path.of("..", "shared", "data", "samples", "images");

    @TempDir
    Path folder;

    private Path pictures;

    @BeforeEach
    void drawPictures() throws IOException {
        ImageJProcess.assumeDisplay();
        pictures = Files.createDirectory(folder.resolve("two pictures"));
        for (int seed = 1; seed <= 2; seed++)
            ImageFile.writePng(
                    pictures.resolve("phantom " + seed + ".png"),
                    Phantom.draw(Phantom.Options.DEFAULT.withSeed(seed)).image());
        Files.writeString(pictures.resolve("notes.txt"), "no picture");
    }

    @Test
    void segmentFolderWritesTheMasksOfTheAnalyzer() throws Exception {
        Path output = Files.createDirectory(folder.resolve("masks"));
        addSample();
        String done = ImageJProcess.run(folder, "macro", macro("segment_folder.ijm"), pictures + "|" + output);
        TreeMap<String, LesionAnalysis> expected = analyses();
        assertEquals(String.valueOf(expected.size()), done);
        assertEquals(expected.size(), count(output), "only masks are written");
        for (var entry : expected.entrySet())
            assertArrayEquals(
                    Pixels.bits(entry.getValue().segmentation().mask()),
                    Pixels.bits(MaskFile.read(output.resolve(entry.getKey() + "_segmentation.png"))),
                    entry.getKey());
    }

    @Test
    void batchClassifyWritesTheIsicTable() throws Exception {
        Path table = folder.resolve("classes.csv");
        addSample();
        ImageJProcess.run(folder, "macro", macro("batch_classify.ijm"), pictures + "|" + table);
        List<String> lines = Files.readAllLines(table);
        assertEquals("image,MEL,NV,BCC,AKIEC,BKL,DF,VASC", lines.get(0));
        TreeMap<String, LesionAnalysis> expected = analyses();
        assertEquals(expected.size() + 1, lines.size());
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            double[] found = Arrays.stream(cells)
                    .skip(1)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double[] wanted = expected.get(cells[0]).diagnosis().probabilities().stream()
                    .mapToDouble(p -> p)
                    .toArray();
            assertArrayEquals(wanted, found, 1e-6, cells[0]);
            assertEquals(1, Arrays.stream(found).sum(), 1e-6, cells[0]);
        }
    }

    @Test
    void measureLesionsWritesTheTableAndFindsTheLargest() throws Exception {
        Path output = folder.resolve("measured");
        String line = ImageJProcess.run(folder, "macro", macro("measure_lesions.ijm"), pictures + "|" + output);
        double largest = 0;
        try (Segmenter segmenter = Segmenters.open(ModelStore.DEFAULT_SEGMENTER, Device.CPU)) {
            for (int seed = 1; seed <= 2; seed++) {
                var image = Phantom.draw(Phantom.Options.DEFAULT.withSeed(seed)).image();
                var mask = segmenter.segment(image).mask();
                for (LesionMeasures lesion : MeasuredLesions.of(image, mask, PixelSize.UNCALIBRATED, false)
                        .measures())
                    largest = Math.max(largest, lesion.diameter().pixels());
            }
        }
        assertTrue(line.contains("largest " + ij.IJ.d2s(largest, 1) + " pixels across, in phantom "), line);
        assertEquals(5, count(output), "table, and mask and lines of each picture");
        assertEquals(
                Integer.parseInt(line.split(" ")[0]) + 1,
                Files.readAllLines(output.resolve("measures.csv")).size());
    }

    @Test
    void analyzeActiveImageDrawsASampleWhenNothingIsOpen() throws Exception {
        String line = ImageJProcess.run(folder, "macro", macro("analyze_active_image.ijm"), "");
        Phantom phantom = Phantom.draw(Phantom.Options.DEFAULT.withSeed(1));
        try (LesionAnalyzer analyzer = LesionAnalyzer.open()) {
            LesionAnalysis analysis = analyzer.analyze(phantom.image(), phantom.pixelSize());
            String area = ij.IJ.d2s(analysis.measurements().area(), 3);
            assertTrue(analysis.measurements().area() > 0);
            assertEquals(
                    "lesion-sample-1: " + area + " mm^2, "
                            + analysis.diagnosis().label(),
                    line);
        }
    }

    @Test
    void analyzeActiveImageGivesMaskAndRowOfTheFrontImage() throws Exception {
        addSample();
        Path mask = folder.resolve("mask.png");
        for (var entry : analyses().entrySet()) {
            LesionAnalysis wanted = entry.getValue();
            Path file = folder.resolve("front.ijm");
            Files.writeString(
                    file, String.format(Locale.ROOT, """
                    open(getArgument());
                    runMacro("%s");
                    area = getResult("Area", 0);
                    selectImage("%s-mask");
                    saveAs("PNG", "%s");
                    return d2s(area, 9);
                    """, macro("analyze_active_image.ijm"), entry.getKey(), mask));
            String area = ImageJProcess.run(folder, "macro", file.toString(), picture(entry.getKey()));
            assertEquals(wanted.measurements().areaPixels(), Double.parseDouble(area), 1e-6, "not calibrated: pixels");
            assertArrayEquals(
                    Pixels.bits(wanted.segmentation().mask()), Pixels.bits(MaskFile.read(mask)), entry.getKey());
        }
    }

    @Test
    void removeHairMeasuresWhatIsLeft() throws Exception {
        String line = ImageJProcess.run(folder, "macro", macro("remove_hair.ijm"), "front");
        byte[] hair = Pixels.bits(HairRemoval.mask(
                Phantom.draw(Phantom.Options.DEFAULT.withSeed(1)).image(), HairSettings.DEFAULT));
        int set = 0;
        for (byte bit : hair) set += bit;
        String share = String.format(Locale.ROOT, "%.2f", 100.0 * set / hair.length);
        assertTrue(set > 1000, "hairs " + set);
        assertTrue(line.matches("lesion-sample-1: \\Q" + share + "\\E % hair, lesion of [0-9.]+ mm\\^2"), line);
    }

    @Test
    void explainClassificationLeavesTheMapOfTheLikeliestClass() throws Exception {
        Path file = folder.resolve("explain.ijm");
        Files.writeString(
                file,
                String.format(
                        Locale.ROOT, """
                line = runMacro("%s");
                selectImage("lesion-sample-1-explained");
                overlaid = Overlay.size;
                selectImage("lesion-sample-1-explanation");
                getStatistics(area, mean, min, max);
                run("Map Uncertainty...", "path=[%s] measure=entropy");
                selectImage("phantom 2-uncertainty");
                getStatistics(area, mean2, min2, max2);
                return line + "|" + overlaid + "|" + d2s(mean, 6) + "|" + d2s(max2, 6);
                """, macro("explain_classification.ijm"), pictures.resolve("phantom 2.png")));
        String[] answer =
                ImageJProcess.run(folder, "macro", file.toString(), "").split("\\|");
        Phantom phantom = Phantom.draw(Phantom.Options.DEFAULT.withSeed(1));
        try (LesionAnalyzer analyzer = LesionAnalyzer.open()) {
            var mask = analyzer.segmenter().segment(phantom.image()).mask();
            var maps = analyzer.classifier()
                    .explain(phantom.image(), mask, ExplanationRequest.DEFAULT, ExplanationProgress.NONE);
            float[] map = Pixels.numbers(maps.maps().get(0));
            double sum = 0;
            for (float value : map) sum += value;
            assertTrue(answer[0].startsWith("lesion-sample-1: " + maps.classes().get(0) + ", greatest at "), answer[0]);
            assertEquals("1", answer[1], "the map lies on the overlay");
            assertEquals(sum / map.length, Double.parseDouble(answer[2]), 1e-4);
        }
        double most = Double.parseDouble(answer[3]);
        assertTrue(most > 0.5 && most <= 1, "bits at the outline: " + most);
    }

    private String picture(String name) throws IOException {
        try (var files = Files.list(pictures)) {
            return files.filter(file -> file.getFileName().toString().startsWith(name + "."))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        }
    }

    /** A real picture joins the phantoms where the development data are present. */
    private void addSample() throws IOException {
        if (!Files.isDirectory(SAMPLES)) return;
        try (var files = Files.list(SAMPLES)) {
            Path sample =
                    files.filter(ImageOpener::isImage).sorted().findFirst().orElseThrow();
            Files.copy(sample, pictures.resolve(sample.getFileName()));
        }
    }

    private TreeMap<String, LesionAnalysis> analyses() throws IOException {
        TreeMap<String, LesionAnalysis> analyses = new TreeMap<>();
        try (LesionAnalyzer analyzer = LesionAnalyzer.open();
                var files = Files.list(pictures)) {
            for (Path file : files.filter(ImageOpener::isImage).toList()) {
                SourceImage source = ImageOpener.open(file);
                analyses.put(source.name(), analyzer.analyze(source.image(), source.pixelSize()));
            }
        }
        return analyses;
    }

    private static long count(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    private static String macro(String name) {
        return Path.of("macros", name).toAbsolutePath().toString();
    }

    @Test
    void doctorReportIsAFile() throws Exception {
        String line = ImageJProcess.run(folder, "macro", macro("doctor_report.ijm"), folder.toString());
        assertEquals("Result     all as expected", line);
        String report = Files.readString(folder.resolve("lesionj-doctor.txt"));
        assertTrue(report.startsWith("LesionJ "), report);
        assertTrue(report.contains("\nImageJ ") && report.contains("\n" + line), report);
    }

    @Test
    void timeSeriesPlotsALesionThatGrows() throws Exception {
        Path file = folder.resolve("series.ijm");
        Files.writeString(file, String.format(Locale.ROOT, """
                lines = runMacro("%s");
                selectImage("visits-area");
                Plot.getValues(days, areas);
                return lines + days[2] + " " + d2s(areas[2], 3);
                """, macro("time_series.ijm")));
        String[] lines = ImageJProcess.run(folder, "macro", file.toString(), "").split("\n");
        double[] areas = new double[3];
        for (int i = 0; i < 3; i++) {
            assertTrue(lines[i].matches((i + 1) + ": [0-9.]+ mm\\^2"), lines[i]);
            areas[i] = Double.parseDouble(lines[i].split(" ")[1]);
        }
        assertEquals("360 " + lines[2].split(" ")[1], lines[3]);
        assertEquals(1.12 * 1.12, areas[1] / areas[0], 0.1, "enlarged by 12 %");
        assertEquals(1.24 * 1.24, areas[2] / areas[0], 0.15, "enlarged by 24 %");
    }
}
