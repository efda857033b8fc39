// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.model.ForeignModels;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models made elsewhere on the command line. */
class ForeignModelsCommandTest extends CommandLineTestBase {

    @BeforeEach
    void writePicture() throws IOException {
        Files.createDirectories(file("in"));
        ImageFile.writePng(file("in/p.png"), ForeignModels.picture());
    }

    @ParameterizedTest
    @ValueSource(strings = {".pt", ".onnx"})
    void segmentAndClassify(String ending) throws IOException {
        String segmenter = ForeignModels.segmenter(folder, "segmenter" + ending).toString();
        String classifier =
                ForeignModels.classifier(folder, "classifier" + ending).toString();
        Run segment = runWith(ModelSource.STORE, "segment", "@in", "--output", "@masks", "--model", segmenter);
        Run classify = runWith(
                ModelSource.STORE,
                "classify",
                "@in",
                "--output",
                "@classes.csv",
                "--masks",
                "@masks",
                "--model",
                classifier);
        assertEquals(0, segment.code(), segment.err());
        assertEquals(0, classify.code(), classify.err());
        float[] wanted = ForeignModels.answer("segmenter");
        byte[] mask = new byte[wanted.length];
        for (int i = 0; i < mask.length; i++) mask[i] = (byte) (wanted[i] > 0.5 ? 1 : 0);
        assertArrayEquals(mask, Pixels.bits(MaskFile.read(file("masks/p_segmentation.png"))));
        List<String> table = Files.readAllLines(file("classes.csv"));
        assertEquals("image,MEL,NV,BCC", table.get(0));
        double[] row = Arrays.stream(table.get(1).split(","))
                .skip(1)
                .limit(3)
                .mapToDouble(Double::parseDouble)
                .toArray();
        for (int i = 0; i < row.length; i++) assertEquals(ForeignModels.answer("classifier")[i], row[i], 1e-5);
    }

    @Test
    void aModelThatDoesNotFitItsCardIsRefusedBeforeAnyPicture() throws IOException {
        String card = ForeignModels.segmenter(folder, "classifier.onnx").toString();
        Run run = runWith(ModelSource.STORE, "segment", "@in", "--output", "@out", "--model", card);
        assertEquals(2, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("where its card promises"), run.err());
    }

    @Test
    void withoutOnnxRuntimeOneSentenceNamesTheJar() throws IOException, InterruptedException {
        Run run = segment(classPath(entry -> !entry.contains("onnxruntime")));
        assertEquals(Main.WRONG_USAGE, run.code(), run.out());
        assertTrue(
                run.out()
                        .contains(
                                "put the jar com.microsoft.onnxruntime:onnxruntime from Maven Central beside LesionJ's jars"),
                run.out());
    }

    /** ONNX Runtime 1.29 ended the whole process where more than 4096 characters had started it, as some launchers' do. */
    @Test
    void aLongCommandLineDoesNotEndTheProcess() throws IOException, InterruptedException {
        Run run = segment(classPath(entry -> true) + File.pathSeparator + "/no/such/folder".repeat(400));
        assertEquals(0, run.code(), run.out());
        assertTrue(Files.exists(file("out").resolve("p_segmentation.png")), run.out());
    }

    private static String classPath(Predicate<String> wanted) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(wanted)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Run segment(String classPath) throws IOException, InterruptedException {
        String card = ForeignModels.segmenter(folder, "segmenter.onnx").toString();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dai.djl.offline=true",
                        "-Dai.djl.pytorch.num_threads=1",
                        "-cp",
                        classPath,
                        Main.class.getName(),
                        "segment",
                        file("in").toString(),
                        "--output",
                        file("out").toString(),
                        "--model",
                        card)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said, "");
    }
}
