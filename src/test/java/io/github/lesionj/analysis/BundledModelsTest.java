// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lesionj.evaluation.SegmentationScore;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.Metric;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.Task;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The models that every user gets. */
class BundledModelsTest {

    private static LesionAnalyzer analyzer;

    @BeforeAll
    static void open() {
        analyzer = LesionAnalyzer.open(AnalyzerOptions.DEFAULT.withDevice(Device.CPU));
    }

    @AfterAll
    static void close() {
        analyzer.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {ModelStore.DEFAULT_SEGMENTER + "; 4", ModelStore.DEFAULT_CLASSIFIER + "; 16"})
    void areSmall(String names, int megabytes) throws IOException {
        long bytes = 0;
        for (String name : names.split(","))
            try (InputStream in = getClass().getResourceAsStream("/models/" + name + ".zip")) {
                assertNotNull(in);
                bytes += in.readAllBytes().length;
            }
        assertTrue(bytes <= megabytes * 1_000_000L, names + ": " + bytes);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneLookSaysWhatTwoSay(boolean blank) {
        Img<ARGBType> image = blank
                ? ArrayImgs.argbs(320, 240)
                : Phantom.draw(Phantom.Options.DEFAULT.withSize(320, 240)).image();
        for (Segmenter segmenter : List.of(analyzer.segmenter(), new ThresholdSegmenter(analyzer.segmenter(), 0.7))) {
            UnsureSegmentation looked = segmenter.segmentAndDoubt(image, UncertaintyMap.Measure.DISAGREEMENT);
            Segmentation found = segmenter.segment(image);
            assertArrayEquals(
                    Pixels.bits(found.mask()), Pixels.bits(looked.found().mask()));
            assertEquals(found.uncertainty(), looked.found().uncertainty());
            assertEquals(found.review(), looked.found().review());
            assertArrayEquals(
                    Pixels.numbers(segmenter.uncertainty(image, UncertaintyMap.Measure.DISAGREEMENT)),
                    Pixels.numbers(looked.uncertainty()));
        }
    }

    @Test
    void theirCardsSayWhatTheyAreAndWhatTheyAreWorth() {
        for (ModelCard card : ModelStore.standard().list().cards()) {
            assertTrue(card.notices().get(0).startsWith("Research only"), card.name());
            assertFalse(card.license().isBlank());
            assertTrue(card.training().has("recipe") && card.training().has("labels_sha256"), card.name());
        }
        for (String name : ModelStore.DEFAULT_CLASSIFIER.split(",")) {
            ModelCard classifier =
                    ModelStore.standard().find(name, Task.CLASSIFICATION).card();
            assertEquals(List.of("MEL", "NV", "BCC", "AKIEC", "BKL", "DF", "VASC"), classifier.classes());
            assertTrue(classifier.notices().stream().anyMatch(notice -> notice.contains("not for commercial use")));
            assertTrue(figure(classifier, "balanced_accuracy", "test") >= 0.67);
            assertTrue(figure(classifier, "accuracy", "test") >= 0.78);
        }
        ModelCard segmenter = ModelStore.standard()
                .find(ModelStore.DEFAULT_SEGMENTER, Task.SEGMENTATION)
                .card();
        assertTrue(figure(segmenter, "jaccard", "validation") >= 0.79);
        assertTrue(figure(segmenter, "dice", "validation") >= 0.86);
    }

    private static double figure(ModelCard card, String name, String split) {
        return card.metrics().stream()
                .filter(metric -> metric.name().equals(name) && metric.split().startsWith(split))
                .mapToDouble(Metric::value)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 10})
    void findThePhantomsLesion(long seed) {
        Phantom phantom =
                Phantom.draw(Phantom.Options.DEFAULT.withSize(512, 384).withSeed(seed));
        int[] before = Pixels.argb(phantom.image()).clone();
        LesionAnalysis analysis = analyzer.analyze(phantom.image(), phantom.pixelSize());
        double jaccard = SegmentationScore.of(
                        phantom.mask(), analysis.segmentation().mask())
                .jaccard();
        assertTrue(jaccard > 0.8, "seed " + seed + ": Jaccard " + jaccard);
        assertEquals("mm", analysis.measurements().pixelSize().unit());
        assertEquals(
                1,
                analysis.diagnosis().probabilities().stream()
                        .mapToDouble(p -> p)
                        .sum(),
                1e-9);
        assertArrayEquals(before, Pixels.argb(phantom.image()));
    }

    @Test
    void outlineTheLesionOnEveryRealSample() throws IOException {
        Path samples =
                Path.of(System.getProperty("lesionj.data", "../shared/data")).resolve("samples");
        assumeTrue(Files.isDirectory(samples), "no real pictures at " + samples + "; set -Dlesionj.data=<folder>");
        try (Stream<Path> pictures = Files.list(samples.resolve("images"))) {
            for (Path picture : pictures.sorted().toList()) {
                String name = picture.getFileName().toString().replace(".jpg", "");
                var truth = MaskFile.read(samples.resolve("masks").resolve(name + "_segmentation.png"));
                var found = analyzer.segmenter()
                        .segment(ImageOpener.open(picture).image())
                        .mask();
                double jaccard = SegmentationScore.of(truth, found).jaccard();
                assertTrue(jaccard >= 0.3, name + ": Jaccard " + jaccard);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,500", "16,16"})
    void takeTheSmallestPictures(int width, int height) {
        LesionAnalysis analysis = analyzer.analyze(Pixels.image(new int[width * height], width, height));
        assertEquals(width, analysis.segmentation().mask().dimension(0));
        assertEquals(
                analysis.roi().isEmpty() ? 0 : 7,
                analysis.diagnosis().probabilities().size());
    }
}
