// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportWeightsCommandTest extends CommandLineTestBase {

    @BeforeEach
    void copyAModel() throws IOException {
        try (InputStream in =
                ModelStore.class.getResourceAsStream("/models/" + ModelStore.DEFAULT_SEGMENTER + ".zip")) {
            Files.copy(in, file("model.zip"));
        }
    }

    private Run importFor(String network) {
        return run(
                "import-weights",
                "--from",
                file("model.zip").toString(),
                "--network",
                network,
                "--outputs",
                "1",
                "--output",
                "@weights.safetensors");
    }

    @Test
    void writesAModelsWeightsAndReportsThem() throws IOException {
        Run run = importFor("EfficientNetLite0-UNet-LEAN");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().startsWith("Filled "), run.out());
        assertArrayEquals(
                ModelArchive.read(file("model.zip")).weights().toBytes(),
                Files.readAllBytes(file("weights.safetensors")));
        assertTrue(Weights.read(Files.readAllBytes(file("weights.safetensors")))
                        .tensors()
                        .size()
                > 10);
    }

    @Test
    void refusesAnotherNetworkAndOneThatIsUnknown() {
        Run other = importFor("U-Lite");
        Run unknown = importFor("NoSuchNet");
        assertEquals(Main.WRONG_USAGE, other.code(), other.err());
        assertTrue(other.err().contains("model.zip"), other.err());
        assertEquals(Main.WRONG_USAGE, unknown.code(), unknown.err());
        assertTrue(unknown.err().contains("NoSuchNet"), unknown.err());
    }

    @Test
    void listsWhatIsKnownByName() {
        assertTrue(run("import-weights", "--list").out().startsWith("efficientnet-lite0-imagenet: "));
    }
}
