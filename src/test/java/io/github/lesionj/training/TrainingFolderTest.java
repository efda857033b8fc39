// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.io.Sha256;
import io.github.lesionj.io.UserException;
import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.training.optimization.EpochResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a training leaves in its folder is enough to go on; what is refused leaves nothing. */
class TrainingFolderTest {

    @TempDir
    Path folder;

    private Path output;

    @BeforeEach
    void writeData() throws IOException {
        TinyData.write(folder, 16);
        output = folder.resolve("deep/out");
    }

    private static final TrainingMonitor TO_THE_END = new TrainingMonitor() {};

    /** Stops after an epoch. */
    private static TrainingMonitor oneEpoch() {
        boolean[] over = {false};
        return new TrainingMonitor() {
            @Override
            public void epoch(EpochResult result, int epochs) {
                over[0] = true;
            }

            @Override
            public boolean cancelled() {
                return over[0];
            }
        };
    }

    private Trainer trainer(Recipe recipe, TrainingMonitor monitor) {
        return TrainingPlan.of(recipe, folder, Optional.empty(), "cpu").prepare(output, monitor);
    }

    private static Recipe recipe(int epochs) {
        return Recipe.parse(TinyData.segmentationRecipe(epochs), "test");
    }

    private Map<String, String> snapshot() throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (!Files.exists(folder.resolve("deep"))) return files;
        try (Stream<Path> all = Files.walk(folder.resolve("deep"))) {
            for (Path file : all.toList())
                files.put(
                        file.toString(),
                        Files.isDirectory(file)
                                ? ""
                                : Sha256.of(Files.readAllBytes(file)) + Files.getLastModifiedTime(file));
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost", "cut", "of another epoch"})
    void theModelIsMadeAgainFromTheCheckpoint(String kind) throws IOException {
        Trainer first = trainer(recipe(3), TO_THE_END);
        assertTrue(first.run().finished());
        byte[] weights = ModelArchive.read(first.modelFile()).weights().toBytes();
        switch (kind) {
            case "lost" -> Files.delete(first.modelFile());
            case "cut" -> Files.write(first.modelFile(), new byte[100]);
            default -> {
                output = folder.resolve("deep/other");
                Trainer other = trainer(recipe(1), TO_THE_END);
                other.run();
                Files.copy(other.modelFile(), first.modelFile(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                output = folder.resolve("deep/out");
            }
        }
        Trainer again = trainer(recipe(3), TO_THE_END);
        assertTrue(again.run().finished());
        assertFalse(again.measure().orElseThrow().isEmpty());
        assertArrayEquals(
                weights, ModelArchive.read(again.modelFile()).weights().toBytes());
    }

    @Test
    void theBestEpochIsKeptWhenALaterOneIsNewer() throws IOException {
        Recipe wild = recipe(4);
        Trainer first = trainer(wild, TO_THE_END);
        for (int seed = 1; first.run().bestEpoch() == 4; seed++) {
            wild = Recipe.parse(
                    TinyData.segmentationRecipe(4)
                            .replace("\"learningRate\": 0.01", "\"learningRate\": 1")
                            .replace("\"seed\": 3", "\"seed\": " + seed),
                    "test");
            output = folder.resolve("deep/seed-" + seed);
            first = trainer(wild, TO_THE_END);
        }
        byte[] weights = ModelArchive.read(first.modelFile()).weights().toBytes();
        Files.delete(first.modelFile());
        trainer(wild, TO_THE_END).run();
        assertArrayEquals(
                weights, ModelArchive.read(first.modelFile()).weights().toBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"images/p3.png", "masks/p3_segmentation.png", "labels.csv"})
    void changedDataAreNamedAndNothingIsWritten(String file) throws IOException {
        trainer(recipe(3), oneEpoch()).run();
        Map<String, String> before = snapshot();
        Path changed = folder.resolve("tiny").resolve(file);
        if (file.endsWith(".csv"))
            Files.writeString(
                    changed,
                    Files.readString(changed)
                            .replace("p3,L1,nv,train", "p3,L1,nv,val")
                            .replace("p3,L1,mel,train", "p3,L1,mel,val")
                            .replace("p3,L1,bcc,train", "p3,L1,bcc,val"));
        else
            Files.copy(
                    folder.resolve("tiny").resolve(file.replace("p3", "p4")),
                    changed,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        String sentence = assertThrows(
                        TrainingException.class,
                        () -> trainer(recipe(3), TO_THE_END).run())
                .getMessage();
        assertTrue(sentence.contains("The data have changed") && sentence.contains("p3"), sentence);
        assertEquals(before, snapshot());
    }

    @Test
    void aLostRowIsNamed() throws IOException {
        trainer(recipe(3), oneEpoch()).run();
        Files.delete(folder.resolve("tiny/images/p0.png"));
        String sentence = assertThrows(
                        TrainingException.class,
                        () -> trainer(recipe(3), TO_THE_END).run())
                .getMessage();
        assertTrue(sentence.contains("the lost row of p0"), sentence);
    }

    @Test
    void anotherRecipeChangesNothing() throws IOException {
        trainer(recipe(2), oneEpoch()).run();
        Map<String, String> before = snapshot();
        String sentence = assertThrows(
                        TrainingException.class,
                        () -> trainer(recipe(5), TO_THE_END).run())
                .getMessage();
        assertTrue(sentence.contains("another recipe"), sentence);
        assertEquals(before, snapshot());
        assertTrue(trainer(recipe(2), TO_THE_END).run().finished(), "the first goes on");
    }

    @Test
    void whatIsRefusedLeavesNoFolder() throws IOException {
        Files.write(folder.resolve("tiny/masks/p9_segmentation.png"), new byte[3]);
        String sentence = assertThrows(
                        TrainingException.class,
                        () -> trainer(recipe(2), TO_THE_END).run())
                .getMessage();
        assertTrue(sentence.contains("p9"), sentence);
        Recipe frozen = Recipe.parse(
                TinyData.segmentationRecipe(2)
                        .replace("\"batchSize\"", "\"freeze\": {\"layers\": [\"nosuch\"]}, \"batchSize\""),
                "test");
        TinyData.write(folder, 16);
        assertThrows(TrainingException.class, () -> trainer(frozen, TO_THE_END).run());
        assertEquals(Map.of(), snapshot());
    }

    @Test
    void aFileInThePlaceOfTheFolderIsRefused() throws IOException {
        Files.createDirectories(output.getParent());
        Files.writeString(output, "mine");
        String sentence = assertThrows(
                        TrainingException.class,
                        () -> trainer(recipe(2), TO_THE_END).run())
                .getMessage();
        assertTrue(sentence.contains(output.toString()), sentence);
        assertEquals("mine", Files.readString(output));
    }

    @Test
    void aSecondTrainingMeanwhileIsRefused() throws IOException {
        List<String> refusals = new ArrayList<>();
        TrainingMonitor second = new TrainingMonitor() {
            @Override
            public void epoch(EpochResult result, int epochs) {
                refusals.add(assertThrows(
                                UserException.class,
                                () -> trainer(recipe(7), TO_THE_END).run())
                        .getMessage());
            }
        };
        trainer(recipe(1), second).run();
        assertTrue(refusals.get(0).contains("is being written by"), refusals.toString());
        assertEquals(recipe(1), TrainingPlan.read(output).recipe());
    }
}
