// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each start needs a Java process of its own: PyTorch is loaded once per process. */
class TorchEngineTest {

    @TempDir
    Path cache;

    private final Map<String, String> variables = new HashMap<>();
    private String first = "";

    /** Starts the engine and prints what came of it. */
    public static final class Start {
        private Start() {}

        public static void main(String[] args) {
            try {
                System.out.println(
                        TorchEngine.isInstalled() + " " + TorchEngine.describe(TorchEngine.device(Device.CPU)));
            } catch (ModelException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private String start(Predicate<String> jars, String... options) throws IOException, InterruptedException {
        String classPath = first
                + File.pathSeparator
                + Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(jars)
                        .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dslf4j.internal.verbosity=ERROR",
                "-Dai.djl.pytorch.num_threads=1"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, Start.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(variables);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    @Test
    void startsAndDescribesItself() throws Exception {
        String output = start(jar -> true);
        assertTrue(output.startsWith("true PyTorch 2.7.1 through DJL 0.36.0 on cpu (asked for), 1 threads"), output);
    }

    @Test
    void aFullMemoryIsOneSentenceWithTheAdvice() {
        TorchEngine.start();
        try (NDManager manager = NDManager.newBaseManager()) {
            // 2^48 bytes are twice what a process can address.
            EngineException full = assertThrows(EngineException.class, () -> manager.create(new Shape(1L << 46)));
            EngineException other = assertThrows(
                    EngineException.class, () -> manager.ones(new Shape(2, 3)).matMul(manager.ones(new Shape(2, 3))));
            assertEquals(
                    "PyTorch does not get the memory that it asks for; use less",
                    TorchEngine.explained(full, "use less").getMessage());
            assertSame(other, TorchEngine.explained(other, "use less"));
        }
    }

    @Test
    void anAbsentLibraryIsOneSentenceWithTheFixAndNoDownload() throws Exception {
        String output = start(jar -> !jar.contains("pytorch-native"), "-DDJL_CACHE_DIR=" + cache);
        assertTrue(output.startsWith("PyTorch's library is not installed for "), output);
        assertTrue(
                output.contains("pytorch-native-cpu-2.7.1-")
                        && output.contains("PYTORCH_LIBRARY_PATH")
                        && output.contains("-Dai.djl.offline=false"),
                output);
    }

    @Test
    void aFolderThatIsNoLibtorchIsOneSentence() throws Exception {
        Files.createFile(cache.resolve(System.mapLibraryName("torch")));
        String output = start(
                jar -> true, "-DPYTORCH_LIBRARY_PATH=" + cache, "-DPYTORCH_VERSION=2.7.1", "-DPYTORCH_FLAVOR=cpu");
        assertTrue(output.startsWith("PyTorch could not be loaded from "), output);
        assertEquals(1, output.lines().count(), output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5.1", "2.1.0a0+b5021ba"})
    void aVersionThatOthersSetIsIgnoredBesideOurOwnLibrary(String version) throws Exception {
        variables.put("PYTORCH_VERSION", version);
        variables.put("PYTORCH_FLAVOR", "cu118");
        String output = start(jar -> true);
        assertTrue(output.startsWith("true PyTorch 2.7.1 through DJL 0.36.0 on cpu"), output);
    }

    @Test
    void aVersionThatOthersSetIsNamedWhereOurLibraryIsNotThere() throws Exception {
        variables.put("PYTORCH_VERSION", "2.5.1");
        String output = start(jar -> !jar.contains("pytorch-native"), "-DDJL_CACHE_DIR=" + cache);
        assertTrue(output.contains("PYTORCH_VERSION is 2.5.1, but LesionJ needs PyTorch 2.7.1; unset it"), output);
    }

    @Test
    void anotherDjlOnTheClassPathIsNamed() throws Exception {
        Path other = Files.createDirectories(cache.resolve("djl-api-0.33.0/ai/djl/engine"));
        Files.writeString(other.resolve("api.properties"), "djl_version=0.33.0\n");
        first = cache.resolve("djl-api-0.33.0").toString();
        String output = start(jar -> true);
        assertTrue(
                output.contains("Another version of DJL is in the way: LesionJ needs 0.36.0, and ")
                        && output.contains(" holds 0.33.0; remove that jar"),
                output);
    }

    /** Of Gson 2.3.1, which some Fiji plugins bring, only what matters: it cannot parse a string without an instance. */
    @Test
    void anOldGsonIsNamed() throws Exception {
        Path source = Files.createDirectories(cache.resolve("gson-2.3.1/com/google/gson"))
                .resolve("JsonParser.java");
        Files.writeString(source, "package com.google.gson; public final class JsonParser { }");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assumeTrue(compiler != null, "this Java has no compiler");
        assertEquals(0, compiler.run(null, null, null, source.toString()));
        first = cache.resolve("gson-2.3.1").toString();
        String output = start(jar -> true);
        assertTrue(
                output.endsWith("An old Gson is in the way: LesionJ needs 2.8.6 or later, and " + first
                        + " comes first; remove that jar or put a newer one in its place"),
                output);
    }

    @Test
    void aDownloadThatFailsNamesTheNetwork() throws Exception {
        String output = start(
                jar -> !jar.contains("pytorch-native"),
                "-DDJL_CACHE_DIR=" + cache,
                "-Dai.djl.offline=false",
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=1");
        assertTrue(
                output.contains("PyTorch could not be downloaded from publish.djl.ai (")
                        && output.contains("check the network"),
                output);
    }

    @Test
    void aFolderThatOthersCanWriteIsNotLoadedFrom() throws Exception {
        assumeTrue(cache.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        String output = start(jar -> true, "-DPYTORCH_LIBRARY_PATH=" + cache);
        assertTrue(
                output.contains(
                        "Others can write the folder " + cache + ", so PyTorch's libraries are not loaded from there"),
                output);
    }
}
