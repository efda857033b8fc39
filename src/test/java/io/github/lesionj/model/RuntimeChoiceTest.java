// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimeChoiceTest {

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(NetworkRuntime.PROPERTY);
    }

    @Test
    void onTheProcessorOnnxRuntimeIsTakenWhereItIs() {
        assertEquals(
                "cpu by ONNX Runtime (asked for)", RuntimeChoice.of(Device.CPU).toString());
        assertEquals(
                "cpu by PyTorch (asked for)",
                RuntimeChoice.of(Device.CPU.by(NetworkRuntime.PYTORCH)).toString());
    }

    @Test
    void thePropertyChoosesWhereNothingElseIsAskedFor() {
        System.setProperty(NetworkRuntime.PROPERTY, "pytorch");
        assertEquals(NetworkRuntime.PYTORCH, RuntimeChoice.of(Device.CPU).runtime());
        assertEquals(
                NetworkRuntime.ONNXRUNTIME,
                RuntimeChoice.of(Device.CPU.by(NetworkRuntime.ONNXRUNTIME)).runtime());
        System.setProperty(NetworkRuntime.PROPERTY, "tensorrt");
        assertEquals(
                "lesionj.runtime: Unknown runtime \"tensorrt\"; use auto, pytorch or onnxruntime",
                assertThrows(ModelException.class, () -> RuntimeChoice.of(Device.CPU))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({"gpu:0, ONNXRUNTIME, ONNX Runtime runs on the processor only", "gpu:99, AUTO, There is no device gpu:99"
    })
    void graphicsProcessorsArePyTorchs(String device, NetworkRuntime runtime, String message) {
        String failure = assertThrows(
                        ModelException.class,
                        () -> RuntimeChoice.of(Device.parse(device).by(runtime)))
                .getMessage();
        assertTrue(failure.startsWith(message), failure);
    }

    @Test
    void largeInputsArePyTorchs() throws Exception {
        ModelCard card = ModelArchive.read(TinyModels.hugeSegmenter(folder.resolve("h.zip")))
                .card();
        assertEquals(NetworkRuntime.PYTORCH, RuntimeChoice.of(card, Device.CPU).runtime());
        assertEquals(
                "Model tiny has an input of 4096 x 4096 pixels, and LesionJ hands inputs of at most 262144 pixels to ONNX Runtime;"
                        + " use the runtime pytorch",
                assertThrows(
                                ModelException.class,
                                () -> RuntimeChoice.of(card, Device.CPU.by(NetworkRuntime.ONNXRUNTIME)))
                        .getMessage());
    }
}
