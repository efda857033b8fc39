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
import io.github.lesionj.model.Json;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.ModelNetwork;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.Task;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.model.exchange.traced.OnnxExport;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
