// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.lesionj.io.Sha256;
import io.github.lesionj.model.Metric;
import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.training.TinyData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainCommandTest extends CommandLineTestBase {

    @BeforeEach
    void writeData() throws IOException {
        TinyData.write(folder, 24);
        Files.writeString(file("recipe.json"), TinyData.segmentationRecipe(2));
    }

    private Run train(String output) {
        return run("train", "@recipe.json", "--data", folder.toString(), "--output", "@" + output, "--device", "cpu");
    }

    @Test
    void trainsMeasuresAndWritesTheFiguresIntoTheCard() throws IOException {
        Run run = train("out");
        List<Metric> metrics = ModelArchive.read(file("out/tiny.zip")).card().metrics();
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertTrue(run.err().contains("epoch 2 of 2: loss"), run.err()),
                () -> assertTrue(run.out().startsWith("jaccard 0."), run.out()),
                () -> assertEquals(
                        List.of(
                                "checkpoint-before.zip",
                                "checkpoint.zip",
                                "curves.png",
                                "data.csv",
                                "log.csv",
                                "report.html",
                                "tiny.zip",
                                "training.json"),
                        list("out")),
                () -> assertEquals("jaccard", metrics.get(0).name()),
                () -> assertEquals(6, metrics.get(0).images()),
                () -> assertTrue(
                        metrics.get(0).confidenceInterval().get(0)
                                        <= metrics.get(0).value()
                                && metrics.get(0).value()
                                        <= metrics.get(0).confidenceInterval().get(1),
                        metrics.toString()),
                () -> assertTrue(metrics.get(0).averaging().contains("at the picture's size"), metrics.toString()));
    }

    @Test
    void aStoppedTrainingGoesOnWithTheSameCallAndFromItsFolderAlone() throws IOException {
        assertEquals(0, train("whole").code());
        Run stopped = trainAndStop("parts");
        Run again = train("parts");
        trainAndStop("folder");
        Files.delete(file("recipe.json"));
        Run resumed = run("resume", "@folder");
        assertAll(
                () -> assertEquals(130, stopped.code(), stopped.err()),
                () -> assertTrue(
                        stopped.err()
                                .contains("stopped after 1 of 2 epochs; 'lesionj resume " + file("parts")
                                        + "' goes on from there"),
                        stopped.err()),
                () -> assertEquals(0, again.code(), again.err()),
                () -> assertEquals(0, resumed.code(), resumed.err()),
                () -> assertArrayEquals(weights("whole"), weights("parts")),
                () -> assertArrayEquals(weights("whole"), weights("folder")));
    }

    private Run trainAndStop(String output) {
        int[] asked = {0};
        stop = () -> ++asked[0] > 31;
        Run stopped = train(output);
        stop = () -> false;
        return stopped;
    }

    private byte[] weights(String output) {
        return ModelArchive.read(file(output + "/tiny.zip")).weights().toBytes();
    }

    @Test
    void aTrainingStartsFromTheWeightsThatTheCallNames() throws IOException {
        String[] call = {
            "train", "@recipe.json", "--data", folder.toString(), "--device", "cpu", "--epochs", "1", "--start"
        };
        Run first = run(append(call, "", "--output", "@first"));
        Run second = run(append(call, file("first/tiny.zip").toString(), "--output", "@second"));
        Run wrong = run(append(call, "no-such-weights", "--output", "@wrong"));
        String hash = Sha256.of(Files.readAllBytes(file("first/tiny.zip")));
        String report = Files.readString(file("second/start.txt")).strip();
        assertAll(
                () -> assertEquals(0, first.code(), first.err()),
                () -> assertEquals(0, second.code(), second.err()),
                () -> assertTrue(
                        report.matches("Filled (\\d+) of \\1 parameters from tiny.zip \\(SHA-256 " + hash
                                + "\\), whose names are the network's"),
                        report),
                () -> assertEquals(
                        report,
                        ModelArchive.read(file("second/tiny.zip"))
                                .card()
                                .training()
                                .get("start")
                                .getAsString()),
                () -> assertTrue(
                        wrong.err().contains("no-such-weights") && wrong.err().contains("efficientnet-lite0-imagenet"),
                        wrong.err()));
    }

    private static String[] append(String[] call, String... more) {
        return Stream.concat(Stream.of(call), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void aCallMayChangeTheRecipe() throws IOException {
        Run run = run(
                "train",
                "@recipe.json",
                "--data",
                folder.toString(),
                "--output",
                "@out",
                "--device",
                "cpu",
                "--epochs",
                "1",
                "--batch-size",
                "9",
                "--seed",
                "12");
        JsonObject recipe =
                ModelArchive.read(file("out/tiny.zip")).card().training().getAsJsonObject("recipe");
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertTrue(run.err().contains("epoch 1 of 1: loss"), run.err()),
                () -> assertEquals(
                        9, recipe.getAsJsonObject("training").get("batchSize").getAsInt()),
                () -> assertEquals(12, recipe.get("seed").getAsInt()));
    }

    @Test
    void mistakesGetOneSentence() throws IOException {
        Run noData = run("train", "@recipe.json", "--data", file("nowhere").toString(), "--output", "@out");
        Run noRecipe = run("train", "@missing.json", "--data", folder.toString(), "--output", "@out");
        Files.writeString(file("recipe.json"), TinyData.segmentationRecipe(2).replace("\"epochs\"", "\"epoch\""));
        Run typo = train("out");
        Run nothing = run("resume", "@nowhere");
        assertAll(
                () -> assertEquals(2, noData.code()),
                () -> assertTrue(
                        noData.err().contains("tiny; 'data' must name the folder that holds the data"), noData.err()),
                () -> assertEquals(2, noRecipe.code()),
                () -> assertTrue(noRecipe.err().contains("missing.json"), noRecipe.err()),
                () -> assertEquals(2, typo.code()),
                () -> assertEquals(2, nothing.code()),
                () -> assertTrue(nothing.err().contains("holds no training that can be resumed"), nothing.err()),
                () -> assertTrue(typo.err().contains("unknown key \"epoch\"; did you mean \"epochs\"?"), typo.err()));
    }
}
