// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.analysis.SelfTest;
import io.github.lesionj.model.ModelIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorCommandTest extends CommandLineTestBase {

    private static final ModelIdentity SEGMENTER = new ModelIdentity("s", "1".repeat(64));
    private static final ModelIdentity CLASSIFIER = new ModelIdentity("c", "2".repeat(64));
    private static final SelfTest EXPECTED = new SelfTest(SEGMENTER, 10_000, CLASSIFIER, "NV", 0.5);

    @Test
    void modelsThatAreNotTheBundledOnesAreAProblem() {
        Run run = run("doctor");
        assertAll(
                () -> assertEquals(1, run.code()),
                () -> assertTrue(run.out().contains("Java       " + System.getProperty("java.version")), run.out()),
                () -> assertTrue(run.out().contains("Engine     no engine on auto"), run.out()),
                () -> assertTrue(run.out().contains("Problem    the bundled models are not those"), run.out()));
    }

    @Test
    void aDeviceThatCannotBeUsedIsAProblem() {
        Run run = run("doctor", "--device", "gpu:7");
        assertEquals(1, run.code());
        assertTrue(run.out().contains("Problem    There is no device gpu:7"), run.out());
        Run unknown = run("doctor", "--device", "tpu");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("Unknown device \"tpu\"; use auto, cpu, gpu, gpu:N or mps"), unknown.err());
    }

    @Test
    void recordsWhatIsToBeExpected() throws IOException {
        Run run = run("doctor", "--record", "@self-test.json");
        String recorded = Files.readString(file("self-test.json"));
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertTrue(recorded.contains("\"name\": \"efficientnetlite0-unet-isic2017\""), recorded),
                () -> assertTrue(recorded.contains("\"label\": \""), recorded));
    }

    @Test
    void smallDifferencesBetweenMachinesAreNoProblem() {
        assertEquals(List.of(), new SelfTest(SEGMENTER, 10_099, CLASSIFIER, "NV", 0.509).differencesTo(EXPECTED));
    }

    @Test
    void eachWrongFigureIsNamed() {
        assertEquals(
                List.of(
                        "the lesion has 10101 pixels instead of 10000",
                        "the class is NV with 0.511 instead of NV with 0.500"),
                new SelfTest(SEGMENTER, 10_101, CLASSIFIER, "NV", 0.511).differencesTo(EXPECTED));
        assertEquals(
                List.of("the class is MEL with 0.500 instead of NV with 0.500"),
                new SelfTest(SEGMENTER, 10_000, CLASSIFIER, "MEL", 0.5).differencesTo(EXPECTED));
        assertEquals(
                List.of("the bundled models are not those that the expected figures were recorded with"),
                new SelfTest(CLASSIFIER, 10_000, CLASSIFIER, "NV", 0.5).differencesTo(EXPECTED));
    }
}
