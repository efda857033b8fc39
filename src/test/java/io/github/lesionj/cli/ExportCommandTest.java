// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.lesionj.model.Json;
import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.ModelNetwork;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.Task;
import io.github.lesionj.model.TinyModels;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.model.exchange.traced.OnnxExport;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportCommandTest extends CommandLineTestBase {

    private static final int PICTURES = 2;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "efficientnetlite0-unet-isic2017",
                "efficientnetlite0-ham10000",
                "efficientnetlite0-ham10000-whole"
            })
    void theFileAnswersInOnnxRuntimeAsTheModelDoes(String name) throws IOException, OrtException {
        Run run = run("export", name, "--format", "onnx", "--output", "@model.onnx");
        assertEquals(0, run.code(), run.err());
        StoredModel model = ModelStore.bundled(name).orElseThrow();
        TorchEngine.start();
        try (NDManager manager = NDManager.newBaseManager();
                OrtSession session =
                        OrtEnvironment.getEnvironment().createSession(Files.readAllBytes(file("model.onnx")))) {
            String card = session.getMetadata()
                    .getCustomMetadataValue(OnnxExport.CARD)
                    .orElseThrow();
            assertEquals(model.card(), Json.read(card, ModelCard.class));
            Shape shape = new Shape(
                    PICTURES,
                    3,
                    model.card().input().height(),
                    model.card().input().width());
            NDArray x = manager.randomNormal(shape);
            NDArray logits = ModelNetwork.of(model, manager).apply(x, false);
            NDArray expected =
                    model.card().task() == Task.SEGMENTATION ? Activation.sigmoid(logits) : logits.softmax(1);
            assertArrayEquals(expected.toFloatArray(), answer(session, x, expected.getShape()), 1e-4f);
        }
    }

    private static float[] answer(OrtSession session, NDArray x, Shape promised) throws OrtException {
        try (OnnxTensor input = OnnxTensor.createTensor(
                        OrtEnvironment.getEnvironment(),
                        FloatBuffer.wrap(x.toFloatArray()),
                        x.getShape().getShape());
                OrtSession.Result result = session.run(Map.of("image", input))) {
            OnnxTensor output = (OnnxTensor) result.get("probabilities").orElseThrow();
            assertEquals(promised, new Shape(output.getInfo().getShape()));
            float[] numbers = new float[(int) promised.size()];
            output.getFloatBuffer().get(numbers);
            return numbers;
        }
    }

    @Test
    void anUnknownFormatAndModelAreRefusedAndNothingIsWritten() {
        Run format = run("export", "efficientnetlite0-ham10000", "--format", "caffe", "--output", "@model");
        assertEquals(2, format.code());
        assertTrue(format.err().contains("formats are onnx, safetensors"), format.err());
        Run model = run("export", "nothing", "--format", "onnx", "--output", "@model");
        assertEquals(2, model.code());
        assertTrue(model.err().contains("nothing"), model.err());
        assertFalse(Files.exists(file("model")));
    }

    @Test
    void aFileWhoseEndingIsAnothersIsRefusedBeforeAnythingIsMade() {
        Run run = run("export", "efficientnetlite0-ham10000", "--format", "bioimageio", "--output", "@new/model.onnx");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("must end in .zip"), run.err());
        assertEquals(1, run.err().strip().lines().count(), run.err());
        assertFalse(Files.exists(file("new")));
    }

    @Test
    void aFolderGetsTheFileUnderTheModelsName() throws IOException {
        Path folder = Files.createDirectory(file("out"));
        Run run = run("export", "efficientnetlite0-ham10000", "--format", "safetensors", "--output", "@out");
        assertEquals(0, run.code(), run.err());
        Path written = folder.resolve("efficientnetlite0-ham10000.safetensors");
        assertEquals(written.toString(), run.out().strip());
        assertTrue(Files.isRegularFile(written));
    }

    /** A model as a user trains one: classes and steps of its own, and more than one look at each picture. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTrainedModelIsWrittenFoldedOrNot(boolean folded) throws IOException, OrtException {
        JsonObject card = JsonParser.parseString(
                        Json.write(ModelArchive.read(TinyModels.classifier(file("first.zip"), 1))
                                .card()))
                .getAsJsonObject();
        card.add("preprocessing", JsonParser.parseString("[{\"name\": \"remove_hair\", \"parameters\": {}}]"));
        StoredModel first = ModelArchive.read(file("first.zip"));
        ModelArchive.write(file("own.zip"), Json.read(card, ModelCard.class), first.weights(), false, Map.of());
        StoredModel model = ModelArchive.read(file("own.zip"));
        String[] words = {"export", "@own.zip", "--format", "onnx", "--output", "@own.onnx", folded ? "" : "--unfolded"
        };
        Run run = run(folded ? Arrays.copyOf(words, words.length - 1) : words);
        assertEquals(0, run.code(), run.err());
        byte[] file = Files.readAllBytes(file("own.onnx"));
        assertEquals(!folded, new String(file, StandardCharsets.ISO_8859_1).contains("BatchNormalization"));
        try (NDManager manager = NDManager.newBaseManager();
                OrtSession session = OrtEnvironment.getEnvironment().createSession(file)) {
            ModelCard told = Json.read(
                    session.getMetadata()
                            .getCustomMetadataValue(OnnxExport.CARD)
                            .orElseThrow(),
                    ModelCard.class);
            assertEquals(List.of("A", "B", "C"), told.classes());
            assertEquals("remove_hair", told.preprocessing().get(0).name());
            NDArray x = manager.randomNormal(new Shape(5, 3, 48, 64));
            NDArray expected = ModelNetwork.of(model, manager).apply(x, false).softmax(1);
            assertArrayEquals(expected.toFloatArray(), answer(session, x, expected.getShape()), 1e-4f);
        }
    }

    @Test
    void aFormatWithoutFoldingRefusesToLeaveItOut() {
        Run run =
                run("export", "efficientnetlite0-ham10000", "--format", "safetensors", "--unfolded", "--output", "@m");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("onnx and torchscript, not in safetensors"), run.err());
        assertFalse(Files.exists(file("m")));
    }
}
