// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.Networks;
import io.github.lesionj.network.layer.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exported numbers of the bundled models answer in docs/interop/lesionj_networks.py as here. */
class BundledInPyTorchTest {

    @ParameterizedTest
    @CsvSource({
        "efficientnetlite0-unet-isic2017, 192, 256",
        "efficientnetlite0-unet-isic2017, 75, 101",
        "efficientnetlite0-ham10000, 176, 176",
        "efficientnetlite0-ham10000, 75, 101",
        "efficientnetlite0-ham10000-whole, 160, 208",
        "efficientnetlite0-ham10000-whole, 75, 101"
    })
    void answersAsPyTorchDoes(String name, int height, int width) throws IOException {
        TorchEngine.start();
        StoredModel model = ModelStore.bundled(name).orElseThrow();
        try (NDManager manager = NDManager.newBaseManager()) {
            Layer network = Networks.create(model.card().network());
            network.initialize(manager, DataType.FLOAT32);
            Weights.read(SafetensorsExport.bytes(model)).copyTo(network);
            float[] picture = new float[3 * height * width];
            for (int i = 0; i < picture.length; i++) picture[i] = (float) Math.sin(0.01 * i);
            float[] logits = network.apply(manager.create(picture, new Shape(1, 3, height, width)), false)
                    .toFloatArray();
            List<String[]> rows = pytorchs(name + "," + height + "," + width + ",");
            assertFalse(rows.isEmpty());
            for (String[] row : rows)
                assertEquals(Double.parseDouble(row[4]), logits[Integer.parseInt(row[3])], 1e-4, "logit " + row[3]);
        }
    }

    private static List<String[]> pytorchs(String beginning) throws IOException {
        try (InputStream in = BundledInPyTorchTest.class.getResourceAsStream("/reference/bundled-networks.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(row -> row.startsWith(beginning))
                    .map(row -> row.split(","))
                    .toList();
        }
    }
}
