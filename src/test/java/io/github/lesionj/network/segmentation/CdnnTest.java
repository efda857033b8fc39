// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.network.layer.BatchNorm;
import io.github.lesionj.network.layer.Dropout;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CdnnTest {

    /** Height after every layer that changes it, as drawn in the paper of CDNN-29 for an input of 192x256. */
    private static final List<Long> HEIGHTS_29 = List.of(
            190L, 188L, 94L, 92L, 90L, 45L, 43L, 40L, 20L, 18L, 16L, 8L, 6L, // encoder
            8L, 16L, 18L, 20L, 40L, 43L, 45L, 90L, 92L, 94L, 188L, 190L, 192L);

    private static final List<Long> HEIGHTS_19 =
            List.of(188L, 94L, 90L, 45L, 40L, 20L, 16L, 8L, 6L, 8L, 16L, 20L, 40L, 45L, 90L, 94L, 188L, 192L);

    @Test
    void cdnn29PassesThroughThePrintedSizes() {
        assertEquals(HEIGHTS_29, heights(new Cdnn29(7, 1, Collections.nCopies(17, 4), 0.5), 7));
    }

    @Test
    void cdnn19ReturnsToItsInputsSize() {
        assertEquals(HEIGHTS_19, heights(new Cdnn19(3, 1, Collections.nCopies(9, 4), 0.5), 3));
    }

    @Test
    void smallestSizeThatNeedsNoPaddingIs112() {
        TorchEngine.start();
        try (NDManager manager = NDManager.newBaseManager()) {
            Layer network = new Cdnn29(3, 1, Collections.nCopies(17, 4), 0);
            network.initialize(manager, DataType.FLOAT32);
            NDArray x = manager.randomNormal(new Shape(1, 3, 112, 128));
            Sequence layers = (Sequence) network.getChildren().valueAt(0);
            assertArrayEquals(
                    layers.apply(x, false).toFloatArray(),
                    network.apply(x, false).toFloatArray());
        }
    }

    private static List<Long> heights(Layer network, int channels) {
        TorchEngine.start();
        List<Long> heights = new ArrayList<>();
        try (NDManager manager = NDManager.newBaseManager()) {
            network.initialize(manager, DataType.FLOAT32);
            NDArray x = manager.ones(new Shape(1, channels, 192, 256));
            for (var entry : network.getChildren().valueAt(0).getChildren()) {
                x = ((Layer) entry.getValue()).apply(x, false);
                if (!(entry.getValue() instanceof BatchNorm || entry.getValue() instanceof Dropout))
                    heights.add(x.getShape().get(2));
            }
            assertEquals(new Shape(1, 1, 192, 256), x.getShape());
        }
        return heights;
    }
}
