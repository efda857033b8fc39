// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.analysis.PostProcessing;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.Segmenters;
import io.github.lesionj.evaluation.ClassificationEvaluation;
import io.github.lesionj.evaluation.SegmentationScore;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.model.PostProcessingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossValidationTest {

    private static final String FOLDS =
            "\"data\": {\"layout\": \"ham10000\", \"folder\": \"tiny\", \"folds\": 3, \"validation\": [0]}";
    private static final int PICTURES = 12;

    @TempDir
    static Path data;

    @TempDir
    Path folder;

    @BeforeAll
    static void writeData() throws IOException {
        TinyData.write(data, PICTURES);
    }

    /** Counts steps, and stops after some of them. */
    private static final class Steps implements TrainingMonitor {
        private final int most;
        private int taken;

        Steps(int most) {
            this.most = most;
        }

        @Override
        public void step(Step step) {
            taken++;
        }

        @Override
        public boolean cancelled() {
            return taken >= most;
        }
    }

    private static Recipe segmentation() {
        String json = TinyData.segmentationRecipe(2)
                .replace(
                        "\"data\": {\"layout\": \"isic2017\", \"folder\": \"tiny\"}",
                        FOLDS + ", \"finish\": {\"chooseThreshold\": true}");
        return Recipe.parse(json, "test");
    }

    private Optional<FoldMetrics> run(Recipe recipe, Steps steps) throws IOException {
        return run(recipe, data, steps);
    }

    private Optional<FoldMetrics> run(Recipe recipe, Path pictures, Steps steps) throws IOException {
        return new CrossValidation(TrainingPlan.of(recipe, pictures, Optional.empty(), "cpu"), folder, steps).run();
    }

    @Test
    void everyPictureIsScoredOnceByAModelThatHasNotSeenItsLesion() throws IOException {
        FoldMetrics figures = run(segmentation(), new Steps(1000)).orElseThrow();
        Map<String, double[]> rows = table(folder.resolve("out-of-fold.csv"));
        assertEquals(PICTURES, rows.size());
        assertEquals(PICTURES, figures.images());
        TreeSet<String> lesions = new TreeSet<>();
        double[] means = new double[3];
        for (int fold = 1; fold <= 3; fold++) {
            Map<String, double[]> tested = table(folder.resolve("fold-" + fold).resolve("test.csv"));
            for (String picture : tested.keySet()) {
                int lesion = Integer.parseInt(picture.substring(1)) / 2;
                assertTrue(tested.containsKey("p" + 2 * lesion) && tested.containsKey("p" + (2 * lesion + 1)));
                lesions.add(String.valueOf(lesion));
                means[fold - 1] += tested.get(picture)[0] / tested.size();
            }
        }
        assertEquals(PICTURES / 2, lesions.size());
        double mean = (means[0] + means[1] + means[2]) / 3;
        double variance = (means[0] * means[0] + means[1] * means[1] + means[2] * means[2] - 3 * mean * mean) / 2;
        double[] jaccard = table(folder.resolve("folds.csv")).get("jaccard");
        double pooled = rows.values().stream().mapToDouble(row -> row[0]).sum() / PICTURES;
        assertArrayEquals(
                new double[] {means[0], means[1], means[2], mean, Math.sqrt(variance), pooled}, jaccard, 1e-9);
        assertTrue(figures.text().startsWith("jaccard 0."), figures.text());
        thresholdIsTheBestOnTheValidationFold(folder.resolve("fold-1/tiny-fold1.zip"), 1);
        scoresAreThoseOfTheModel(folder.resolve("fold-1/tiny-fold1.zip"), table(folder.resolve("fold-1/test.csv")));
    }

    private void scoresAreThoseOfTheModel(Path model, Map<String, double[]> tested) throws IOException {
        try (Segmenter segmenter = Segmenters.open(model.toString(), Device.CPU)) {
            for (Map.Entry<String, double[]> row : tested.entrySet())
                assertEquals(
                        SegmentationScore.of(
                                        truth(row.getKey()),
                                        segment(segmenter, row.getKey()).mask())
                                .jaccard(),
                        row.getValue()[0]);
        }
    }

    private void thresholdIsTheBestOnTheValidationFold(Path model, int validationFold) throws IOException {
        PostProcessingSpec chosen = ModelArchive.read(model).card().postProcessing();
        List<String> validation =
                List.copyOf(table(folder.resolve("fold-" + (validationFold + 1)).resolve("test.csv"))
                        .keySet());
        try (Segmenter segmenter = Segmenters.open(model.toString(), Device.CPU)) {
            double best = jaccard(segmenter, chosen, validation);
            for (double threshold = 0.05; threshold < 1; threshold += 0.05)
                assertTrue(best
                        >= jaccard(segmenter, chosen.withThreshold(Math.round(threshold * 20) / 20.0), validation)
                                - 1e-12);
        }
    }

    private double jaccard(Segmenter segmenter, PostProcessingSpec spec, List<String> pictures) throws IOException {
        double sum = 0;
        for (String picture : pictures)
            sum += SegmentationScore.of(
                            truth(picture),
                            PostProcessing.of(spec)
                                    .apply(segment(segmenter, picture).probability()))
                    .jaccard();
        return sum / pictures.size();
    }

    private static Segmentation segment(Segmenter segmenter, String picture) throws IOException {
        return segmenter.segment(ImageOpener.open(data.resolve("tiny/images/" + picture + ".png"))
                .image());
    }

    private static Img<BitType> truth(String picture) throws IOException {
        return MaskFile.read(data.resolve("tiny/masks/" + picture + "_segmentation.png"));
    }

    @Test
    void aStoppedOneGoesOnAndPassesOverFinishedFolds() throws IOException {
        Steps first = new Steps(5);
        assertTrue(run(segmentation(), first).isEmpty());
        Steps second = new Steps(1000);
        FoldMetrics resumed = run(segmentation(), second).orElseThrow();
        Steps third = new Steps(1000);
        FoldMetrics again = run(segmentation(), third).orElseThrow();
        assertTrue(second.taken > 0);
        assertEquals(0, third.taken, "nothing is left to train");
        assertArrayEquals(resumed.pooled(), again.pooled());
    }

    @Test
    void classesArePooledIntoATableThatTheEvaluationReads() throws IOException {
        String json = TinyData.classificationRecipe(1)
                .replace("\"folds\": 4", "\"folds\": 3")
                .replace(", \"test\": [1]", "");
        int pictures = 18;
        TinyData.write(folder.resolve("data"), pictures);
        FoldMetrics figures = run(Recipe.parse(json, "test"), folder.resolve("data"), new Steps(1000))
                .orElseThrow();
        ClassificationEvaluation pooled =
                ClassificationEvaluation.of(folder.resolve("out-of-fold.csv"), folder.resolve("truth.csv"));
        assertEquals(List.of("balanced_accuracy", "accuracy", "auc", "calibration_error"), figures.names());
        assertEquals(pictures, pooled.images().size());
        assertEquals(pooled.score().balancedAccuracy(), figures.pooled()[0], 1e-12);
        assertEquals(pooled.score().accuracy(), figures.pooled()[1], 1e-12);
        assertTrue(Files.size(folder.resolve("reliability.svg")) > 0);
    }

    /** Everything but the last fold could be trained. */
    @Test
    void whatTheLastFoldWouldRefuseIsRefusedBeforeTheFirst() throws IOException {
        Path flawed = folder.resolve("flawed");
        TinyData.write(flawed, PICTURES);
        DataSet last = DataSet.read(Recipe.parse(segmentationFold(2), "test"), flawed, Optional.empty());
        String id = last.of(LabelledImage.Split.TEST).get(0).id();
        Files.write(flawed.resolve("tiny/masks/" + id + "_segmentation.png"), new byte[] {1, 2});
        Steps steps = new Steps(1000);
        String message = assertThrows(TrainingException.class, () -> run(segmentation(), flawed, steps))
                .getMessage();
        assertTrue(message.contains(id), message);
        assertEquals(0, steps.taken);
        assertFalse(Files.exists(folder.resolve("fold-1")));
    }

    private static String segmentationFold(int test) {
        return TinyData.segmentationRecipe(2)
                .replace(
                        "\"data\": {\"layout\": \"isic2017\", \"folder\": \"tiny\"}",
                        FOLDS.replace("[0]", "[0], \"test\": [" + test + "]"));
    }

    @Test
    void aClassThatAFoldCannotLearnIsNamedWithTheFold() throws IOException {
        String json = TinyData.classificationRecipe(1)
                .replace("\"folds\": 4", "\"folds\": 3")
                .replace(", \"test\": [1]", "");
        String message = assertThrows(TrainingException.class, () -> run(Recipe.parse(json, "test"), new Steps(1000)))
                .getMessage();
        assertTrue(message.matches("Fold \\d cannot be trained: .*classes have no picture to learn from.*"), message);
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void fewerThanThreeFoldsAreRefused() {
        Recipe recipe = Recipe.parse(TinyData.segmentationRecipe(1), "test");
        String message = assertThrows(TrainingException.class, () -> run(recipe, new Steps(1)))
                .getMessage();
        assertTrue(message.contains("set data.folds in the recipe, not 0"), message);
    }

    /** The numbers of a table by the first column. */
    private static Map<String, double[]> table(Path file) throws IOException {
        Map<String, double[]> rows = new HashMap<>();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            double[] numbers = new double[cells.length - 1];
            for (int i = 0; i < numbers.length; i++) numbers[i] = Double.parseDouble(cells[i + 1]);
            rows.put(cells[0], numbers);
        }
        return rows;
    }
}
