// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each start needs a Java process of its own: PyTorch is loaded once per process. */
class TorchEngineTest {

    @TempDir
    Path cache;

    /** Starts the engine and prints what came of it. */
    public static final class Start {
        private Start() {}

        public static void main(String[] args) {
            try {
                System.out.println(TorchEngine.isInstalled() + " " + TorchEngine.describe(TorchEngine.device(Device.CPU)));
            } catch (ModelException e) {
                System.out.println(TorchEngine.isInstalled() + " " + e.getMessage());
            }
        }
    }

    private String start(Predicate<String> jars, String... options) throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jars).collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dslf4j.internal.verbosity=ERROR", "-Dai.djl.pytorch.num_threads=1"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, Start.class.getName()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    @Test
    void startsAndDescribesItself() throws Exception {
        String output = start(jar -> true);
        assertTrue(output.startsWith("true PyTorch 2.7.1 through DJL 0.35.1 on cpu (asked for), 1 threads"), output);
    }

    @Test
    void aFullMemoryIsOneSentenceWithTheAdvice() {
        TorchEngine.start();
        try (NDManager manager = NDManager.newBaseManager()) {
            // 2^48 bytes are twice what a process can address.
            EngineException full = assertThrows(EngineException.class, () -> manager.create(new Shape(1L << 46)));
            EngineException other = assertThrows(EngineException.class, () -> manager.ones(new Shape(2, 3)).matMul(manager.ones(new Shape(2, 3))));
            assertEquals("PyTorch does not get the memory that it asks for; use less", TorchEngine.explained(full, "use less").getMessage());
            assertSame(other, TorchEngine.explained(other, "use less"));
        }
    }

    @Test
    void anAbsentLibraryIsOneSentenceWithTheFixAndNoDownload() throws Exception {
        String output = start(jar -> !jar.contains("pytorch-native"), "-DDJL_CACHE_DIR=" + cache);
        assertTrue(output.startsWith("false PyTorch's library is not installed for "), output);
        assertTrue(output.contains("pytorch-native-cpu-2.7.1-") && output.contains("PYTORCH_LIBRARY_PATH")
                && output.contains("-Dai.djl.offline=false"), output);
    }

    @Test
    void aFolderThatIsNoLibtorchIsOneSentence() throws Exception {
        Files.createFile(cache.resolve(System.mapLibraryName("torch")));
        String output = start(jar -> true, "-DPYTORCH_LIBRARY_PATH=" + cache, "-DPYTORCH_VERSION=2.7.1", "-DPYTORCH_FLAVOR=cpu");
        assertTrue(output.startsWith("true PyTorch could not be loaded: "), output);
        assertEquals(1, output.lines().count(), output);
    }

    @Test
    void anotherDjlOnTheClassPathIsNamed() throws Exception {
        String output = start(jar -> !jar.contains("jna-"));
        assertTrue(output.contains("JNA") || output.startsWith("true PyTorch"), output);
        assertEquals(1, output.lines().count(), output);
    }
}
