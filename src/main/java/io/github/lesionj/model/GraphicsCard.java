// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An NVIDIA graphics card of this machine, known from files that the system and the card's driver keep: no program is
 * started and no library loaded for it, so that asking takes no time worth measuring.
 *
 * @param name   as the driver calls it, or {@code an NVIDIA card}
 * @param driver whether the driver is installed, without which nothing computes on it
 */
public record GraphicsCard(String name, boolean driver) {

    /** A Java property: the folder that counts as the root of a Linux system, instead of {@code /}. Tests draw a card there. */
    public static final String ROOT = "lesionj.system.root";

    private static final String UNNAMED = "an NVIDIA card";
    private static final String NVIDIA = "0x10de";
    private static final String DISPLAY = "0x03";
    private static final String CUDA = "cu128";

    /** @return the first card; empty where there is none, or none is to be seen from here, such as from inside a container */
    public static Optional<GraphicsCard> find() {
        String windows = System.getenv("SystemRoot");
        return windows != null && System.getProperty("os.name").startsWith("Windows")
                ? ofWindows(Path.of(windows))
                : ofLinux(Path.of(System.getProperty(ROOT, "/")));
    }

    /**
     * @param root of a Linux system: {@code proc/driver/nvidia}, {@code dev/nvidia0}, the library of Windows' subsystem for
     *     Linux, or a display adapter of NVIDIA's on the PCI bus
     */
    static Optional<GraphicsCard> ofLinux(Path root) {
        Path cards = root.resolve("proc/driver/nvidia/gpus");
        return first(cards, "*/information")
                .flatMap(GraphicsCard::model)
                .or(() -> Stream.of("proc/driver/nvidia/version", "dev/nvidia0", "usr/lib/wsl/lib/libcuda.so.1")
                        .map(root::resolve)
                        .filter(Files::exists)
                        .findFirst()
                        .map(sign -> UNNAMED))
                .map(model -> new GraphicsCard(model, true))
                .or(() -> onPciBus(root.resolve("sys/bus/pci/devices")));
    }

    /** @param windows the folder of Windows, into which the driver puts its library and {@code nvidia-smi.exe} */
    static Optional<GraphicsCard> ofWindows(Path windows) {
        return Stream.of("nvcuda.dll", "nvidia-smi.exe")
                .map(windows.resolve("System32")::resolve)
                .filter(Files::exists)
                .findFirst()
                .map(sign -> new GraphicsCard(UNNAMED, true));
    }

    private static Optional<Path> first(Path folder, String below) {
        String[] parts = below.split("/", 2);
        if (!Files.isDirectory(folder)) return Optional.empty();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, parts[0])) {
            for (Path child : children)
                if (Files.exists(child.resolve(parts[1]))) return Optional.of(child.resolve(parts[1]));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<String> model(Path information) {
        return line(information, "Model:").filter(text -> !text.isEmpty()).or(() -> Optional.of(UNNAMED));
    }

    private static Optional<String> line(Path file, String beginning) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith(beginning))
                    .map(line -> line.substring(beginning.length()).strip())
                    .findFirst();
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<GraphicsCard> onPciBus(Path devices) {
        if (!Files.isDirectory(devices)) return Optional.empty();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(devices)) {
            for (Path device : all)
                if (line(device.resolve("vendor"), NVIDIA).isPresent()
                        && line(device.resolve("class"), DISPLAY).isPresent())
                    return Optional.of(new GraphicsCard(UNNAMED, false));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** @return why PyTorch does not use the card and what to do, shortly, for the line that says where a network runs */
    String unused(boolean cudaBuild) {
        if (!driver)
            return "this machine has " + name + " without its driver: install NVIDIA's driver; 'doctor' says more";
        return "this machine has " + name + ", but "
                + (cudaBuild
                        ? "PyTorch's CUDA build does not reach it: NVIDIA's driver must be 570 or later and the CUDA runtime in"
                                + " LD_LIBRARY_PATH"
                        : "this PyTorch is the one for the processor: set PYTORCH_LIBRARY_PATH, PYTORCH_VERSION="
                                + TorchStart.PYTORCH + " and PYTORCH_FLAVOR=" + CUDA + " for one with CUDA")
                + "; 'doctor' says more";
    }

    /** @return as {@link #unused}, where ONNX Runtime was asked for */
    String unusedByOnnxRuntime() {
        return "this machine has " + name
                + ", which only PyTorch can use: ask for the runtime auto; 'doctor' says more";
    }

    /** @return that the card is not used, and what is to be done about it: one sentence each */
    String advice(boolean cudaBuild) {
        if (!driver)
            return name
                    + " is in this machine, but NVIDIA's driver is not installed: install it, and then let PyTorch use"
                    + " the card as docs/fiji.md says under GPU.";
        if (cudaBuild)
            return name + " is in this machine and PyTorch is the build for CUDA 12.8, but it reaches no card: NVIDIA's"
                    + " driver must be 570 or later ('nvidia-smi' tells), and the folder of the CUDA runtime (libcudart.so,"
                    + " on Windows cudart64_12.dll) must be in LD_LIBRARY_PATH, on Windows in PATH.";
        return name
                + " is in this machine but is not used, since LesionJ's own PyTorch is the one for the processor. For"
                + " the card, unpack libtorch " + TorchStart.PYTORCH + " for CUDA 12.8 (pytorch.org), set"
                + " PYTORCH_LIBRARY_PATH to its folder lib, PYTORCH_VERSION=" + TorchStart.PYTORCH
                + " and PYTORCH_FLAVOR=" + CUDA + ", and put the folder of the CUDA runtime into LD_LIBRARY_PATH, on"
                + " Windows into PATH; docs/fiji.md says more under GPU.";
    }
}
