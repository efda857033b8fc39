// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Systems with and without a card, as their files look. */
class GraphicsCardTest {

    @TempDir
    Path root;

    private void file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void theDriverNamesTheCard() throws IOException {
        file(
                "proc/driver/nvidia/gpus/0000:01:00.0/information",
                "Model: \t\t NVIDIA GeForce RTX 4070\nIRQ:   \t\t 92\nGPU UUID: \t GPU-1\n");
        assertEquals(Optional.of(new GraphicsCard("NVIDIA GeForce RTX 4070", true)), GraphicsCard.ofLinux(root));
    }

    @Test
    void aDeviceOrAnInformationWithoutAModelIsACardWithoutAName() throws IOException {
        file("dev/nvidia0", "");
        assertEquals(Optional.of(new GraphicsCard("an NVIDIA card", true)), GraphicsCard.ofLinux(root));
        file("proc/driver/nvidia/gpus/0000:01:00.0/information", "IRQ: 92\n");
        assertEquals(Optional.of(new GraphicsCard("an NVIDIA card", true)), GraphicsCard.ofLinux(root));
    }

    @Test
    void windowsSubsystemForLinuxHasTheDriversLibraryAlone() throws IOException {
        file("usr/lib/wsl/lib/libcuda.so.1", "");
        assertEquals(Optional.of(new GraphicsCard("an NVIDIA card", true)), GraphicsCard.ofLinux(root));
    }

    @Test
    void aCardWithoutItsDriverIsOnThePciBus() throws IOException {
        file("sys/bus/pci/devices/0000:00:02.0/vendor", "0x8086\n");
        file("sys/bus/pci/devices/0000:00:02.0/class", "0x030000\n");
        file("sys/bus/pci/devices/0000:01:00.1/vendor", "0x10de\n");
        file("sys/bus/pci/devices/0000:01:00.1/class", "0x040300\n");
        assertEquals(Optional.empty(), GraphicsCard.ofLinux(root), "Intel's display and NVIDIA's sound");
        file("sys/bus/pci/devices/0000:01:00.0/vendor", "0x10de\n");
        file("sys/bus/pci/devices/0000:01:00.0/class", "0x030200\n");
        assertEquals(Optional.of(new GraphicsCard("an NVIDIA card", false)), GraphicsCard.ofLinux(root));
    }

    @ParameterizedTest
    @ValueSource(strings = {"System32/nvcuda.dll", "System32/nvidia-smi.exe"})
    void windowsHasTheDriversFiles(String sign) throws IOException {
        assertEquals(Optional.empty(), GraphicsCard.ofWindows(root));
        file(sign, "");
        assertEquals(Optional.of(new GraphicsCard("an NVIDIA card", true)), GraphicsCard.ofWindows(root));
    }

    @Test
    void aLinuxDriverSaysItsVersionWhereNoCardHasANameYet() throws IOException {
        file("proc/driver/nvidia/version", "NVRM version: NVIDIA UNIX x86_64 Kernel Module  570.86.15\n");
        assertEquals(Optional.of(new GraphicsCard("an NVIDIA card", true)), GraphicsCard.ofLinux(root));
    }

    @Test
    void aMachineWithoutACardHasNone() {
        assertEquals(Optional.empty(), GraphicsCard.ofLinux(root));
    }

    @Test
    void theFirstLineOfARunSaysThatTheCardIsNotUsed() {
        GraphicsCard card = new GraphicsCard("NVIDIA GeForce RTX 4070", true);
        assertEquals(
                "cpu (this machine has NVIDIA GeForce RTX 4070, but this PyTorch is the one for the processor:"
                        + " set PYTORCH_LIBRARY_PATH, PYTORCH_VERSION=2.7.1 and PYTORCH_FLAVOR=cu128 for one with CUDA;"
                        + " 'doctor' says more)",
                TorchEngine.best(0, Optional.of(card)).place());
        assertEquals(
                "cpu (PyTorch sees no CUDA device)",
                TorchEngine.best(0, Optional.empty()).place());
        assertEquals(
                "gpu:0 by PyTorch (the first of 2 CUDA devices)",
                TorchEngine.best(2, Optional.of(card)).toString());
    }

    @Test
    void whereOnnxRuntimeIsAskedForTheCardIsSaidUnlessTheProcessorIsToo() throws IOException {
        file("proc/driver/nvidia/gpus/0/information", "Model: NVIDIA GeForce RTX 4070\n");
        System.setProperty(GraphicsCard.ROOT, root.toString());
        try {
            assertEquals(
                    "cpu by ONNX Runtime (asked for; this machine has NVIDIA GeForce RTX 4070, which only PyTorch can use:"
                            + " ask for the runtime auto; 'doctor' says more)",
                    RuntimeChoice.of(Device.AUTO.by(NetworkRuntime.ONNXRUNTIME)).toString());
            assertEquals(
                    "cpu by ONNX Runtime (asked for)",
                    RuntimeChoice.of(Device.CPU.by(NetworkRuntime.ONNXRUNTIME)).toString());
        } finally {
            System.clearProperty(GraphicsCard.ROOT);
        }
    }

    @Test
    void theDoctorSaysWhatToDo() {
        GraphicsCard card = new GraphicsCard("NVIDIA GeForce RTX 4070", true);
        String advice = TorchEngine.unusedCard(Optional.of(card)).orElseThrow();
        assertTrue(advice.startsWith("NVIDIA GeForce RTX 4070 is in this machine but is not used"), advice);
        for (String word : new String[] {"PYTORCH_LIBRARY_PATH", "PYTORCH_VERSION=2.7.1", "PYTORCH_FLAVOR=cu128"})
            assertTrue(advice.contains(word), advice);
        assertTrue(card.advice(true).contains("LD_LIBRARY_PATH"), card.advice(true));
        assertTrue(
                new GraphicsCard("an NVIDIA card", false).advice(false).contains("driver is not installed"),
                "the driver first");
        assertEquals(Optional.empty(), TorchEngine.unusedCard(Optional.empty()));
    }
}
