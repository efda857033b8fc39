// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.TensorTestBase;
import io.github.lesionj.network.layer.Layer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The attention blocks of MALUNet and EGE-UNet on cases that can be reckoned by hand. */
class AttentionTest extends TensorTestBase {

    @Test
    void externalAttentionIsNormalisedTwice() {
        float three = (float) Math.log(3);
        NDArray affinity = manager.create(new float[] {0, three, 0, 0}, new Shape(1, 2, 1, 2));
        // softmax over pixels: (1/4 3/4) and (1/2 1/2); each pixel's memory is then divided by 3/4 and 5/4
        assertArrayEquals(
                new float[] {1f / 3, 3f / 5, 2f / 3, 2f / 5},
                ExternalAttention.normalise(affinity).toFloatArray(),
                1e-6f);
    }

    @Test
    void externalAttentionWithoutMemoryIsGeluOfItsInput() {
        Layer block = initialised(new ExternalAttention(4));
        Weights.arrays(block).forEach((name, array) -> {
            if (name.equals("output.norm.weight")) array.muli(0);
        });
        NDArray x = manager.create(new float[] {1, 0, -2, 1}, new Shape(1, 4, 1, 1));
        // x Phi(x) with Phi(1) = 0.8413447461 and Phi(-2) = 0.0227501319
        assertArrayEquals(
                new float[] {0.84134475f, 0, -0.04550026f, 0.84134475f},
                block.apply(x, false).toFloatArray(),
                1e-6f);
    }

    @Test
    void valuesStartAsTransposedKeys() {
        Layer block = initialised(new ExternalAttention(4));
        float[] keys = parameter(block, "keys").toFloatArray();
        float[] values = parameter(block, "values").toFloatArray();
        for (int memory = 0; memory < 16; memory++)
            for (int channel = 0; channel < 4; channel++)
                assertEquals(keys[4 * memory + channel], values[16 * channel + memory]);
    }

    @Test
    void malunetsDenseLayersStartSmall() {
        Layer network = initialised(new MaluNet(3, 1, MaluNet.WIDTHS));
        NDArray gates = Weights.arrays(network).values().stream()
                .filter(array -> array.getShape().dimension() == 2)
                .findFirst()
                .orElseThrow();
        // 1024 normal numbers
        assertEquals(new Shape(8, 128), gates.getShape());
        assertEquals(0.02, Math.sqrt(gates.square().mean().getFloat()), 0.003);
    }

    @Test
    void gatesOfOneHalfAreAddedUp() {
        List<Layer> parts = new ArrayList<>();
        AttentionBridge bridge = new AttentionBridge(List.of(1, 2), (name, layer) -> {
            parts.add(layer);
            return layer;
        });
        for (Layer part : parts) {
            part.initialize(manager, DataType.FLOAT32);
            Weights.arrays(part).values().forEach(array -> array.muli(0));
        }
        NDArray fine = manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 1, 2, 2));
        NDArray deep = manager.create(new float[] {8, -8}, new Shape(1, 2, 1, 1));
        NDList bridged = bridge.apply(new NDList(fine, deep), false);
        // t/2 from space, then half of the sum 3t/2 from channels, plus t/2: 5t/4
        assertArrayEquals(new float[] {1.25f, 2.5f, 3.75f, 5}, bridged.get(0).toFloatArray(), 1e-6f);
        assertArrayEquals(new float[] {10, -10}, bridged.get(1).toFloatArray(), 1e-6f);
    }

    @Test
    void channelAttentionSeesTheMeansOfAllLevels() {
        List<Layer> parts = new ArrayList<>();
        AttentionBridge bridge = new AttentionBridge(List.of(1, 1), (name, layer) -> {
            parts.add(layer);
            return layer;
        });
        for (Layer part : parts) {
            part.initialize(manager, DataType.FLOAT32);
            Weights.arrays(part).values().forEach(array -> array.muli(0));
        }
        // "along" hands every mean to its left neighbour; the first level's gate reads its own place
        Weights.arrays(parts.get(1)).get("weight").set(new float[] {0, 0, 1});
        parameter(parts.get(2), "weight").set(new float[] {1, 0});
        NDArray fine = manager.create(new float[] {4}, new Shape(1, 1, 1, 1));
        NDArray deep = manager.create(new float[] {2, 0}, new Shape(1, 1, 1, 2));
        // means of 3t/2: 6 and 1.5; the gate is sigmoid(1.5); 4 becomes 6 sigmoid(1.5) + 2
        double expected = 6 / (1 + Math.exp(-1.5)) + 2;
        assertEquals(
                expected, bridge.apply(new NDList(fine, deep), false).get(0).getFloat(), 1e-5);
    }

    @Test
    void learnedColumnsAndRowsVaryAlongTheirAxisOnly() {
        HadamardAttention block = initialised(new HadamardAttention(4, 4));
        List<Layer> factors = List.of(child(block, "plane"), child(block, "column"), child(block, "row"));
        for (Layer factor : factors) {
            NDArray values = parameter(factor, "values");
            values.set(manager.randomNormal(values.getShape()).toByteBuffer());
        }
        NDArray ones = manager.ones(new Shape(1, 1, 12, 10));
        NDArray column = factors.get(1).apply(ones, false);
        NDArray row = factors.get(2).apply(ones, false);
        assertEquals(0, spread(column, ":, :, 3, :"));
        assertEquals(0, spread(row, ":, :, :, 3"));
        assertTrue(spread(column, ":, :, :, 3") > 0);
        assertTrue(spread(row, ":, :, 3, :") > 0);
        assertEquals(
                new Shape(1, 4, 12, 10),
                block.apply(manager.ones(new Shape(1, 4, 12, 10)), false).getShape());
    }

    private static float spread(NDArray map, String line) {
        NDArray values = map.get(new NDIndex(line));
        return values.max().getFloat() - values.min().getFloat();
    }

    private static Layer child(Layer layer, String name) {
        return layer.getChildren().stream()
                .filter(entry -> entry.getKey().contains(name))
                .map(entry -> (Layer) entry.getValue())
                .findFirst()
                .orElseThrow();
    }

    private static NDArray parameter(Layer layer, String name) {
        return Weights.arrays(layer).entrySet().stream()
                .filter(entry -> entry.getKey().contains(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
