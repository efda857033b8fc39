// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.evaluation.SegmentationScore;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.model.GraphicsCard;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command line with the models that come with it. */
class WithBundledModelsTest extends CommandLineTestBase {

    @Test
    void theSelfTestComputesWhatWasRecorded() {
        Run run = runWith(ModelSource.STORE, "doctor", "--device", "cpu");
        assertAll(
                () -> assertEquals(0, run.code(), run.out() + run.err()),
                () -> assertTrue(run.out().contains("Result     all as expected"), run.out()));
    }

    @Test
    void theReadmesFirstExampleFindsTheLesion() throws IOException {
        run("sample", "--output", "@sample/mole.png");
        Run run = runWith(ModelSource.STORE, "analyze", "@sample", "--output", "@results");
        List<String> table = Files.readAllLines(file("results/lesions.csv"));
        SegmentationScore score = SegmentationScore.of(
                MaskFile.read(file("sample/mole_segmentation.png")),
                MaskFile.read(file("results/mole_segmentation.png")));
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertEquals(
                        List.of("lesions.csv", "mole_crop.png", "mole_overlay.png", "mole_segmentation.png"),
                        list("results")),
                () -> assertEquals(2, table.size()),
                () -> assertTrue(score.jaccard() > 0.7, "Jaccard index " + score.jaccard()));
    }

    @Test
    void aGivenMaskAndAFoundOneClassifyAlikeWhenTheyAreTheSame() throws IOException {
        run("sample", "--output", "@in/mole.png");
        runWith(ModelSource.STORE, "segment", "@in/mole.png", "--output", "@masks");
        runWith(ModelSource.STORE, "classify", "@in/mole.png", "--output", "@given.csv", "--masks", "@masks");
        Run run = runWith(ModelSource.STORE, "classify", "@in/mole.png", "--output", "@found.csv");
        List<String> lines = Files.readAllLines(file("found.csv"));
        BigDecimal sum = Arrays.stream(lines.get(1).split(","))
                .skip(1)
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertEquals("image,MEL,NV,BCC,AKIEC,BKL,DF,VASC", lines.get(0)),
                () -> assertEquals(0, BigDecimal.ONE.compareTo(sum)),
                () -> assertEquals(lines, Files.readAllLines(file("given.csv"))));
    }

    /** The machine has none; its driver's files are drawn. */
    @Test
    void theFirstLineOfARunSaysThatAGraphicsCardIsNotUsedAndWhatToDo() throws IOException {
        Path information = file("system/proc/driver/nvidia/gpus/0000:01:00.0/information");
        Files.createDirectories(information.getParent());
        Files.writeString(information, "Model: \t\t NVIDIA GeForce RTX 5090\n");
        draw("mole.png", 10, 5);
        System.setProperty(GraphicsCard.ROOT, file("system").toString());
        try {
            for (String runtime : List.of("auto", "pytorch", "onnxruntime")) {
                Run run = runWith(
                        ModelSource.STORE, "segment", "@mole.png", "--output", "@" + runtime, "--runtime", runtime);
                assertEquals(0, run.code(), run.err());
                String first = run.err().lines().findFirst().orElseThrow();
                assertTrue(first.startsWith("lesionj: the network runs on cpu by "), first);
                assertTrue(first.contains("this machine has NVIDIA GeForce RTX 5090, "), first);
                assertTrue(
                        first.contains(
                                runtime.equals("onnxruntime")
                                        ? "ask for the runtime auto"
                                        : "set PYTORCH_LIBRARY_PATH, PYTORCH_VERSION=2.7.1 and PYTORCH_FLAVOR=cu128"),
                        first);
            }
            Run doctor = runWith(ModelSource.STORE, "doctor");
            assertTrue(
                    doctor.out().contains("NVIDIA GeForce RTX 5090 is in this machine but is not used"), doctor.out());
        } finally {
            System.clearProperty(GraphicsCard.ROOT);
        }
    }

    @Test
    void theListHasAllModelsWithTheirNotices() {
        Run run = run("models");
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertTrue(
                        run.out()
                                .contains(
                                        "efficientnetlite0-unet-isic2017: segmentation, used unless another is named"),
                        run.out()),
                () -> assertTrue(
                        run.out().contains("efficientnetlite0-ham10000: classification, used unless another is named"),
                        run.out()),
                () -> assertTrue(
                        run.out()
                                .contains(
                                        "efficientnetlite0-ham10000-whole: classification, used unless another is named"),
                        run.out()),
                () -> assertTrue(run.out().contains("not for commercial use"), run.out()));
    }

    @Test
    void anUnknownModelIsWrongUsageAndTheOthersAreNamed() throws IOException {
        draw("a.png", 10, 5);
        Run run = runWith(ModelSource.STORE, "segment", "@a.png", "--output", "@out", "--model", "nonesuch");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("nonesuch") && run.err().contains("efficientnetlite0-unet-isic2017"), run.err());
    }
}
