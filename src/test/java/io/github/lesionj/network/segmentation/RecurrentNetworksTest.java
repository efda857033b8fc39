// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.TensorTestBase;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.RecurrentConv;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecurrentNetworksTest extends TensorTestBase {

    @Test
    void recurrentConvolutionFeedsItsOutputBack() {
        Layer layer = initialised(new RecurrentConv(1, 3));
        NDArray weight = Weights.arrays(layer).entrySet().stream()
                .filter(entry -> entry.getKey().equals("conv.weight"))
                .findFirst()
                .orElseThrow()
                .getValue();
        weight.set(new float[] {0, 0, 0, 0, 2, 0, 0, 0, 0});
        // f doubles and cuts at zero: 1 -> 2, then 2 (1 + 2) = 6, 2 (1 + 6) = 14, 2 (1 + 14) = 30
        float[] y = layer.apply(manager.create(new float[] {1, -1}, new Shape(1, 1, 1, 2)), false)
                .toFloatArray();
        assertArrayEquals(new float[] {30, 0}, y, 1e-3f);
    }

    @Test
    void oneNablaPathWithSkipsIsR2UNet() {
        List<Integer> widths = List.of(4, 8, 12);
        Layer nabla = initialised(new NablaN(3, 1, widths, 1, NablaN.Fusion.A, false));
        Layer r2unet = initialised(new R2UNet(3, 1, widths, 2, R2UNet.Form.SHARED));
        List<NDArray> from = new ArrayList<>(Weights.arrays(nabla).values());
        List<NDArray> to = new ArrayList<>(Weights.arrays(r2unet).values());
        assertEquals(from.size(), to.size());
        for (int i = 0; i < from.size(); i++) from.get(i).copyTo(to.get(i));
        NDArray x = manager.randomNormal(new Shape(1, 3, 24, 20));
        assertArrayEquals(
                nabla.apply(x, false).toFloatArray(), r2unet.apply(x, false).toFloatArray());
    }

    @Test
    void passingFeaturesOnChangesTheSecondPath() {
        List<Integer> widths = List.of(4, 8, 12);
        Layer apart = initialised(new NablaN(3, 1, widths, 2, NablaN.Fusion.A, false));
        Layer passing = initialised(new NablaN(3, 1, widths, 2, NablaN.Fusion.AB, false));
        Weights.of(apart).copyTo(passing);
        NDArray x = manager.randomNormal(new Shape(1, 3, 16, 16));
        NDArray difference =
                apart.apply(x, false).sub(passing.apply(x, false)).abs().max();
        assertTrue(difference.getFloat() > 0);
    }

    @Test
    void asManyPathsAsLevelsAreRefused() {
        var failure = assertThrows(
                IllegalArgumentException.class, () -> new NablaN(3, 1, List.of(4, 8, 12), 3, NablaN.Fusion.AB, false));
        assertEquals("NABLA-N with 3 levels takes 1 to 2 paths, not 3", failure.getMessage());
    }
}
