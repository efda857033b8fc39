// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.TensorTestBase;
import io.github.lesionj.network.layer.DeeplySupervised;
import io.github.lesionj.network.layer.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeepSupervisionTest extends TensorTestBase {

    private static final Shape SHAPE = new Shape(1, 1, 40, 36);

    @Test
    void egeUNetGivesTheMaskOfEveryLevelDeepestFirst() {
        EgeUNet network = initialised(new EgeUNet(3, 1, EgeUNet.WIDTHS));
        List<Long> widths = new ArrayList<>();
        for (Map.Entry<String, NDArray> entry : Weights.arrays(network).entrySet()) {
            if (!entry.getKey().contains(".mask.")) continue;
            NDArray array = entry.getValue();
            array.muli(0);
            if (entry.getKey().endsWith("weight")) widths.add(array.getShape().get(1));
            else array.addi(widths.size());
        }
        assertEquals(List.of(48L, 32L, 24L, 16L, 8L), widths);
        assertAnswers(network, 1, 2, 3, 4, 5);
        assertEquals(List.of(0.1, 0.2, 0.3, 0.4, 0.5), network.innerWeights());
    }

    @Test
    void everyNablaPathAnswers() {
        NablaN network = initialised(new NablaN(3, 1, List.of(4, 8, 8, 12), 3, NablaN.Fusion.AB, true));
        int path = 0;
        for (Map.Entry<String, NDArray> entry : Weights.arrays(network).entrySet()) {
            if (!entry.getKey().matches("path\\d\\.head\\..*")) continue;
            entry.getValue().muli(0);
            if (entry.getKey().endsWith("bias")) entry.getValue().addi(++path);
        }
        assertAnswers(network, 1, 2, 3);
        assertEquals(List.of(0.5, 0.5, 0.5), network.innerWeights());
    }

    @Test
    void withoutDeepSupervisionNablaAnswersOnce() {
        NablaN network = initialised(new NablaN(3, 1, List.of(4, 8, 12), 2, NablaN.Fusion.B, false));
        assertAnswers(network);
        assertEquals(List.of(), network.innerWeights());
    }

    private <N extends Layer & DeeplySupervised> void assertAnswers(N network, float... levels) {
        NDArray x = manager.randomNormal(new Shape(1, 3, SHAPE.get(2), SHAPE.get(3)));
        NDList outputs = network.outputs(x, false);
        assertEquals(1 + levels.length, outputs.size());
        assertArrayEquals(network.apply(x, false).toFloatArray(), outputs.get(0).toFloatArray());
        for (int i = 0; i < levels.length; i++)
            assertArrayEquals(
                    manager.full(SHAPE, levels[i]).toFloatArray(),
                    outputs.get(i + 1).toFloatArray(),
                    1e-6f);
    }
}
