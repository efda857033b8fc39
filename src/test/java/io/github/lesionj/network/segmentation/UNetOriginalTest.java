// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.TorchEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

class UNetOriginalTest {

    @Test
    void losesTheBorderThatThePaperPrints() {
        TorchEngine.start();
        try (NDManager manager = NDManager.newBaseManager()) {
            UNetOriginal network = new UNetOriginal(1, 2, List.of(4, 4, 4, 4, 4), 0);
            network.initialize(manager, DataType.FLOAT32);
            assertEquals(92, network.border());
            NDArray out = network.inner(manager.ones(new Shape(1, 1, 572, 572)), false);
            assertEquals(new Shape(1, 2, 388, 388), out.getShape());
        }
    }

    @Test
    void whatLiesFarFromTheBorderDoesNotFeelTheMirror() {
        TorchEngine.start();
        try (NDManager manager = NDManager.newBaseManager()) {
            UNetOriginal network = new UNetOriginal(1, 1, List.of(4, 4, 4), 0);
            network.initialize(manager, DataType.FLOAT32);
            int border = network.border();
            NDArray x = manager.randomNormal(new Shape(1, 1, 2 * border + 8, 2 * border + 12));
            NDArray inner = network.inner(x, false);
            NDArray whole = network.apply(x, false);
            NDArray middle = whole.get(new NDIndex(":, :, {}:{}, {}:{}", border, border + 8, border, border + 12));
            assertArrayEquals(inner.toFloatArray(), middle.toFloatArray(), 1e-5f);
        }
    }
}
