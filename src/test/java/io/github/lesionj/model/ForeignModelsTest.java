// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Pixels;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models made elsewhere answer here as they answer in Python; what does not fit is refused before the first picture. */
class ForeignModelsTest {

    @TempDir
    Path folder;

    private static Predictor open(Path model) {
        return new Predictor(ModelArchive.read(model), Device.CPU);
    }

    @ParameterizedTest
    @ValueSource(strings = {"segmenter.pt", "segmenter.onnx"})
    void segmentersAnswerAsInPython(String file) throws IOException {
        try (Predictor predictor = open(ForeignModels.segmenter(folder, file))) {
            float[] map = Pixels.numbers(predictor.probabilityMap(ForeignModels.picture()));
            assertArrayEquals(ForeignModels.answer("segmenter"), map, 1e-5f);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classifier.pt", "classifier.onnx"})
    void classifiersAnswerAsInPythonWithDropoutOff(String file) throws IOException {
        float[] wanted = ForeignModels.answer("classifier");
        try (Predictor predictor = open(ForeignModels.classifier(folder, file))) {
            double[] probabilities = predictor.classProbabilities(ForeignModels.picture());
            for (int i = 0; i < wanted.length; i++) assertEquals(wanted[i], probabilities[i], 1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"segmenter.pt", "segmenter.onnx"})
    void fourMirroringsGoThroughAtOnce(String file) throws IOException {
        Path card = changed(
                ForeignModels.segmenter(folder, file),
                "\"license\"",
                "\"testTimeAugmentation\": \"flips\", \"license\"");
        int[] argb = Pixels.argb(ForeignModels.picture());
        int[] upsideDown = new int[argb.length];
        int width = ForeignModels.WIDTH, last = ForeignModels.HEIGHT - 1;
        for (int i = 0; i < argb.length; i++) upsideDown[i] = argb[(last - i / width) * width + i % width];
        try (Predictor predictor = open(card)) {
            float[] map = Pixels.numbers(predictor.probabilityMap(ForeignModels.picture()));
            float[] other = Pixels.numbers(predictor.probabilityMap(Pixels.image(upsideDown, width, last + 1)));
            for (int i = 0; i < map.length; i++)
                assertEquals(map[i], other[(last - i / width) * width + i % width], 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"segmenter.pt", "segmenter.onnx"})
    void aZipHoldsThemToo(String file) throws IOException {
        String card = Files.readString(ForeignModels.segmenter(folder, file));
        Path zip = folder.resolve("model.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream archive = new ZipOutputStream(out)) {
            archive.putNextEntry(new ZipEntry(ModelArchive.CARD));
            archive.write(card.getBytes(StandardCharsets.UTF_8));
            archive.putNextEntry(new ZipEntry(file));
            archive.write(ForeignModels.content(file));
        }
        try (Predictor predictor = open(zip)) {
            assertEquals("elsewhere", predictor.card().name());
        }
    }

    @Test
    void onnxModelsRunOnTheProcessorOnly() throws IOException {
        StoredModel model = ModelArchive.read(ForeignModels.segmenter(folder, "segmenter.onnx"));
        try (Predictor predictor = new Predictor(model, Device.AUTO)) {
            assertEquals(
                    "cpu by ONNX Runtime (the only device for ONNX models)",
                    predictor.device().toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "classifier.pt   | answers with numbers of the shape (1, 3) where its card promises (1, 1, 16, 24)",
                "classifier.onnx | answers with numbers of the shape (1, 3) where its card promises (1, 1, 16, 24)",
                "pair.pt         | answers with 2 tensors; export it so that it gives one",
                "pair.onnx       | export it so that it gives one tensor of 32-bit floats",
                "state.pt        | PyTorch cannot load state.pt as TorchScript (PytorchStreamReader failed locating file constants.pkl"
            })
    void answersThatAreNoMapAreRefused(String file, String message) throws IOException {
        assertRefused(message, ForeignModels.segmenter(folder, file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "segmenter.pt   | PyTorch cannot load segmenter.pt as TorchScript (",
                "segmenter.onnx | ONNX Runtime cannot load segmenter.onnx: "
            })
    void damagedFilesAreRefused(String file, String message) throws IOException {
        byte[] whole = ForeignModels.content(file);
        for (byte[] damaged :
                List.of(Arrays.copyOf(whole, whole.length / 2), "hello".getBytes(StandardCharsets.UTF_8))) {
            Path card = ForeignModels.write(folder, file, damaged, """
                    "task": "segmentation", "classes": ["lesion"],
                    "network": {"name": "tiny", "channels": 3, "outputs": 1, "widths": [], "dropout": 0}""");
            assertRefused(message, card);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "segmenter.pt   | cannot work on (1, 7, 16, 24): RuntimeError: Given groups=1",
                "segmenter.onnx | cannot work on (1, 7, 16, 24): Error code - ORT_INVALID_ARGUMENT"
            })
    void inputsThatTheNetworkDoesNotTakeAreRefused(String file, String message) throws IOException {
        Path card = changed(ForeignModels.segmenter(folder, file), "\"channels\": 3", "\"channels\": 7");
        assertRefused(
                message,
                changed(
                        card,
                        ", \"mean\": [0.5, 0.5, 0.5], \"std\": [0.25, 0.25, 0.25]",
                        ", \"colorSpace\": \"rgb_hsv_l\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"segmenter.pt", "segmenter.onnx"})
    void logitsAreNotTakenForProbabilities(String file) throws IOException {
        assertRefused(
                "where its card promises probabilities",
                changed(ForeignModels.segmenter(folder, file), "\"logits\"", "\"probabilities\""));
    }

    @Test
    void anotherEndingIsRefused() throws IOException {
        Path card = changed(ForeignModels.segmenter(folder, "segmenter.pt"), "\"segmenter.pt\"", "\"segmenter.h5\"");
        String message = assertThrows(ModelException.class, () -> ModelArchive.read(card))
                .getMessage();
        assertTrue(message.contains("must end in .safetensors, .pt, .onnx, not be \"segmenter.h5\""), message);
    }

    @Test
    void itsNumbersCannotBeTakenOut() throws IOException {
        StoredModel model = ModelArchive.read(ForeignModels.segmenter(folder, "segmenter.pt"));
        assertTrue(
                assertThrows(ModelException.class, model::weights).getMessage().contains("made elsewhere"));
    }

    private static void assertRefused(String expected, Path card) {
        String message =
                assertThrows(ModelException.class, () -> open(card).close()).getMessage();
        assertTrue(message.startsWith("Model elsewhere") && message.contains(expected), message);
        assertEquals(1, message.lines().count(), message);
    }

    private static Path changed(Path card, String from, String to) throws IOException {
        return Files.writeString(card, Files.readString(card).replace(from, to));
    }
}
