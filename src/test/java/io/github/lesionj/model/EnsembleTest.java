// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several models, separated by commas, answer with the mean of their probabilities. */
class EnsembleTest {

    private static final Img<ARGBType> PICTURE =
            Phantom.draw(Phantom.Options.DEFAULT.withSize(100, 70)).image();

    @TempDir
    Path folder;

    private Ensemble open(String models, Task task) {
        return Ensemble.open(new ModelStore(folder), models, task, Device.CPU);
    }

    @Test
    void mapsAreAveraged() throws IOException {
        TinyModels.segmenter(folder.resolve("a.zip"), 1);
        TinyModels.segmenter(folder.resolve("b.zip"), 2);
        try (Ensemble a = open("a", Task.SEGMENTATION);
                Ensemble b = open("b", Task.SEGMENTATION);
                Ensemble both = open("a, b", Task.SEGMENTATION)) {
            float[] first =
                    Pixels.numbers(a.probabilityMaps(List.of(PICTURE)).get(0).mean());
            float[] second =
                    Pixels.numbers(b.probabilityMaps(List.of(PICTURE)).get(0).mean());
            float[] mean =
                    Pixels.numbers(both.probabilityMaps(List.of(PICTURE)).get(0).mean());
            for (int i = 0; i < mean.length; i++) assertEquals((first[i] + second[i]) / 2, mean[i], 1e-6);
            assertEquals("tiny+tiny", both.identity().name());
            assertEquals(a.identity(), a.card().identity());
            assertTrue(both.identity().sha256().matches("[0-9a-f]{64}")
                    && !both.identity().sha256().equals(a.identity().sha256()));
        }
    }

    @Test
    void classProbabilitiesAreAveraged() throws IOException {
        TinyModels.classifier(folder.resolve("a.zip"), 1);
        TinyModels.classifier(folder.resolve("b.zip"), 2);
        try (Ensemble a = open("a", Task.CLASSIFICATION);
                Ensemble b = open("b", Task.CLASSIFICATION);
                Ensemble both = open("a,b", Task.CLASSIFICATION)) {
            double[] first = a.classProbabilities(List.of(PICTURE)).get(0).mean(),
                    second = b.classProbabilities(List.of(PICTURE)).get(0).mean();
            double[] mean = {(first[0] + second[0]) / 2, (first[1] + second[1]) / 2, (first[2] + second[2]) / 2};
            assertArrayEquals(
                    mean, both.classProbabilities(List.of(PICTURE)).get(0).mean(), 1e-12);
        }
    }

    @Test
    void otherClassesAreRefused() throws IOException {
        TinyModels.classifier(folder.resolve("a.zip"), 1);
        Path other = ForeignModels.classifier(folder.resolve("other"), "classifier.pt");
        String message = assertThrows(
                        ModelException.class,
                        () -> open("a," + other, Task.CLASSIFICATION).close())
                .getMessage();
        assertTrue(message.contains("has other classes than [A, B, C] of the first"), message);
    }

    /** Logits 2, 1, 0 at temperature 2 are logits 1, 0.5, 0: softmax 0.50648, 0.30720, 0.18632. */
    @Test
    void temperatureDividesTheLogits() {
        double sum = Math.exp(2) + Math.exp(1) + 1;
        double[] cooled = Temperature.apply(2, new double[] {Math.exp(2) / sum, Math.exp(1) / sum, 1 / sum});
        assertArrayEquals(new double[] {0.50648039, 0.30719589, 0.18632372}, cooled, 1e-8);
    }

    @Test
    void theCardsTemperatureIsApplied() throws IOException {
        StoredModel model = ModelArchive.read(TinyModels.classifier(folder.resolve("a.zip"), 1));
        try (Predictor plain = new Predictor(model, Device.CPU);
                Predictor sure = new Predictor(
                        new StoredModel(model.card().withTemperature(0.5), model.content()), Device.CPU)) {
            double[] p = plain.classProbabilities(PICTURE);
            double squares = p[0] * p[0] + p[1] * p[1] + p[2] * p[2];
            double[] squared = {p[0] * p[0] / squares, p[1] * p[1] / squares, p[2] * p[2] / squares};
            assertArrayEquals(squared, sure.classProbabilities(PICTURE), 1e-9);
        }
    }
}
