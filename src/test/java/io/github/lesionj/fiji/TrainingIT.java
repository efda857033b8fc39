// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.training.TinyData;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings from dialog, macro and buttons in a real plain ImageJ. */
class TrainingIT {

    @TempDir
    Path folder;

    @BeforeEach
    void needsWindow() {
        ImageJProcess.assumeDisplay();
    }

    @Test
    void theRecordedLineTrainsTheSameModelAndTheButtonsStopIt() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        TinyData.write(data, 16);
        Files.writeString(data.resolve("recipe.json"), TinyData.segmentationRecipe(5));
        String[] answer = ImageJProcess.run(folder, "train", data.toString()).split("\n");
        assertEquals(
                "run(\"Train Segmentation Model...\", \"recipe=" + data.resolve("recipe.json") + " data=" + data
                        + " output=" + data.resolve("first") + " device=auto epochs=2 install=false\");",
                answer[0]);
        assertTrue(answer[1].startsWith("the model of epoch ") && answer[1].endsWith("tiny.zip"), answer[1]);
        assertEquals("no window", answer[2]);
        assertEquals("This training is not over. Its checkpoint stays: Resume Training...", answer[3], "quitting asks");
        assertEquals("the macro went on", answer[4], "ImageJ did not quit");
        assertArrayEquals(weights(data.resolve("first")), weights(data.resolve("second")));
        assertEquals(3, Files.readAllLines(data.resolve("second/log.csv")).size());
        assertTrue(Files.readAllLines(data.resolve("third/log.csv")).size() < 100_000);
        assertTrue(
                ModelArchive.read(data.resolve("third/tiny.zip"))
                        .card()
                        .metrics()
                        .get(0)
                        .averaging()
                        .contains("at the picture's size"),
                "the kept model is measured");
    }

    private static byte[] weights(Path output) {
        return ModelArchive.read(output.resolve("tiny.zip")).weights().toBytes();
    }
}
