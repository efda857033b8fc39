// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.Predictor;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.training.optimization.EpochResult;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {

    @TempDir
    static Path data;

    @TempDir
    Path folder;

    @BeforeAll
    static void writeData() throws IOException {
        TinyData.write(data, 24);
    }

    /** Stops after a number of steps, as a person or a cluster would. */
    private static final class StopAfter implements TrainingMonitor {
        private int stepsLeft;

        StopAfter(int steps) {
            stepsLeft = steps;
        }

        @Override
        public void step(Step step) {
            stepsLeft--;
        }

        @Override
        public boolean cancelled() {
            return stepsLeft <= 0;
        }
    }

    private List<EpochResult> train(String json, Path output, int steps) throws IOException {
        Path file = Files.writeString(folder.resolve("recipe.json"), json);
        Recipe recipe = Recipe.read(file);
        return plan(recipe, data).prepare(output, new StopAfter(steps)).run().epochs();
    }

    private static TrainingPlan plan(Recipe recipe, Path root) {
        return TrainingPlan.of(recipe, root, Optional.empty(), "cpu");
    }

    private static final int TO_THE_END = 100_000;

    @Test
    void learnsToOutlinePhantoms() throws IOException {
        List<EpochResult> results = train(TinyData.segmentationRecipe(12), folder.resolve("out"), TO_THE_END);
        assertEquals(12, results.size());
        assertTrue(results.get(11).trainLoss() < 0.8 * results.get(0).trainLoss(), results.toString());
        assertTrue(
                results.get(11).metrics().get("jaccard") > 0.4, results.get(11).toString());
        ModelCard card =
                ModelArchive.read(folder.resolve("out").resolve("tiny.zip")).card();
        assertEquals(
                "tiny",
                card.training()
                        .getAsJsonObject("recipe")
                        .getAsJsonObject("about")
                        .get("name")
                        .getAsString());
        assertEquals(6, card.metrics().get(0).images());
        assertEquals(
                13, Files.readAllLines(folder.resolve("out").resolve("log.csv")).size());
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("out").resolve("tiny.zip"))) {
            List<String> splits = Files.readAllLines(zip.getPath("splits.csv"));
            assertEquals(25, splits.size());
            assertTrue(splits.contains("p0,train") && splits.contains("p14,validation"), splits.toString());
        }
    }

    @Test
    void aModelInHalfPrecisionIsMeasuredAsItIs() throws IOException {
        String whole = TinyData.segmentationRecipe(1);
        Path small = folder.resolve("half");
        train(whole, folder.resolve("whole"), TO_THE_END);
        train(whole.replace("\"seed\"", "\"finish\": {\"weightsType\": \"float16\"}, \"seed\""), small, TO_THE_END);
        StoredModel half = ModelArchive.read(small.resolve("tiny.zip"));
        assertArrayEquals(
                ModelArchive.read(folder.resolve("whole/tiny.zip")).weights().toBytes(true),
                half.weights().toBytes(true));
        assertTrue(Files.size(small.resolve("tiny.zip")) < 0.7 * Files.size(folder.resolve("whole/tiny.zip")));
        Recipe recipe = Recipe.read(folder.resolve("recipe.json"));
        plan(recipe, data).prepare(small, new TrainingMonitor() {}).measure();
        assertEquals(
                half.card().weights().sha256(),
                ModelArchive.read(small.resolve("tiny.zip")).card().weights().sha256());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStoppedRunEndsWithTheSameWeights(boolean segmentation) throws IOException {
        String recipe = segmentation ? TinyData.segmentationRecipe(4) : TinyData.classificationRecipe(4);
        List<EpochResult> whole = train(recipe, folder.resolve("whole"), TO_THE_END);
        train(recipe, folder.resolve("parts"), 7);
        List<EpochResult> resumed = train(recipe, folder.resolve("parts"), TO_THE_END);
        assertEquals(whole.size(), resumed.size());
        for (int i = 0; i < whole.size(); i++) {
            assertEquals(whole.get(i).trainLoss(), resumed.get(i).trainLoss());
            assertEquals(whole.get(i).metrics(), resumed.get(i).metrics());
        }
        String name = whole.get(0).metrics().keySet().iterator().next();
        assertTrue(whole.get(3).metrics().containsKey(name));
        assertArrayEquals(weights(folder.resolve("whole")), weights(folder.resolve("parts")));
    }

    private static byte[] weights(Path output) {
        return ModelArchive.read(output.resolve("tiny.zip")).weights().toBytes();
    }

    @Test
    void theTrainedClassifierRuns() throws IOException {
        train(TinyData.classificationRecipe(2), folder.resolve("out"), TO_THE_END);
        try (Predictor predictor =
                new Predictor(ModelArchive.read(folder.resolve("out").resolve("tiny.zip")), Device.CPU)) {
            assertEquals(List.of("MEL", "NV", "BCC"), predictor.card().classes());
        }
    }

    @Test
    void anotherRecipeInTheSameFolderIsRefused() throws IOException {
        train(TinyData.segmentationRecipe(1), folder.resolve("out"), TO_THE_END);
        var failure = assertThrows(
                TrainingException.class,
                () -> train(TinyData.segmentationRecipe(2), folder.resolve("out"), TO_THE_END));
        assertTrue(failure.getMessage().contains("another recipe"), failure.getMessage());
    }

    @Test
    void aDamagedCheckpointIsNamed() throws IOException {
        Path output = Files.createDirectory(folder.resolve("out"));
        Files.write(output.resolve("checkpoint.zip"), new byte[] {'P', 'K', 3, 4, 0, 0});
        var failure =
                assertThrows(TrainingException.class, () -> train(TinyData.segmentationRecipe(1), output, TO_THE_END));
        assertTrue(failure.getMessage().contains("checkpoint.zip"), failure.getMessage());
    }

    @Test
    void anUnreadablePictureIsNamed() throws IOException {
        Path broken = folder.resolve("broken");
        TinyData.write(broken, 4);
        Files.write(broken.resolve("tiny/images/p1.png"), new byte[0]);
        Recipe recipe = Recipe.read(Files.writeString(folder.resolve("r.json"), TinyData.segmentationRecipe(1)));
        var failure = assertThrows(
                TrainingException.class,
                () -> plan(recipe, broken)
                        .prepare(folder.resolve("out"), new StopAfter(TO_THE_END))
                        .run());
        assertTrue(failure.getMessage().contains("p1"), failure.getMessage());
    }

    private TrainingResult train(String json, TrainingMonitor monitor) throws IOException {
        Recipe recipe = Recipe.read(Files.writeString(folder.resolve("recipe.json"), json));
        return plan(recipe, data).prepare(folder.resolve("out"), monitor).run();
    }

    @Test
    void endsForGoodWithTheBestEpochWhenAsked() throws IOException {
        int[] epochs = {0};
        List<String> shown = new ArrayList<>();
        TrainingMonitor content = new TrainingMonitor() {
            @Override
            public void epoch(EpochResult result, int all) {
                epochs[0] = result.epoch();
            }

            @Override
            public void step(Step step) {
                shown.add(step.shown() + " of " + step.total());
                assertTrue(step.imagesPerSecond() > 0 && step.secondsLeft() >= 0, step.toString());
            }

            @Override
            public boolean stopAndKeepBest() {
                return epochs[0] == 2 || epochs[0] == 0;
            }
        };
        TrainingResult result = train(TinyData.segmentationRecipe(50), content);
        assertEquals(TrainingResult.Ending.ON_REQUEST, result.ending());
        assertEquals(2, result.epochs().size());
        assertEquals(List.of("4 of 16", "8 of 16", "12 of 16", "16 of 16"), shown.subList(0, 4));
        assertEquals(result, train(TinyData.segmentationRecipe(50), new StopAfter(TO_THE_END)));
    }

    @Test
    void aFinishedTrainingOpensNoPicture() throws IOException {
        Path moved = folder.resolve("data");
        TinyData.write(moved, 8);
        Recipe recipe = Recipe.read(Files.writeString(folder.resolve("recipe.json"), TinyData.segmentationRecipe(1)));
        Path output = folder.resolve("out");
        TrainingResult first =
                plan(recipe, moved).prepare(output, new StopAfter(TO_THE_END)).run();
        Trainer again = plan(recipe, moved).prepare(output, new StopAfter(TO_THE_END));
        for (int i = 0; i < 8; i++) Files.delete(moved.resolve("tiny/images/p" + i + ".png"));
        Files.delete(output.resolve("log.csv"));
        assertEquals(first, again.run());
        assertEquals(2, Files.readAllLines(output.resolve("log.csv")).size(), "a log that was not yet written is");
    }

    @Test
    void aLossThatIsNoNumberStopsAndNamesThePictures() {
        String wild = TinyData.segmentationRecipe(30)
                .replace(
                        "\"learningRate\": 0.01, \"weightDecay\": 0.01",
                        "\"name\": \"sgd\", \"learningRate\": 100, \"weightDecay\": 10")
                .replace(", \"gradientClipping\": 5", "");
        String failure = assertThrows(TrainingException.class, () -> train(wild, new StopAfter(TO_THE_END)))
                .getMessage();
        assertTrue(
                failure.matches("The loss is no longer a number, on the pictures \\[p\\d+, p\\d+, p\\d+, p\\d+]; .*"),
                failure);
    }
}
