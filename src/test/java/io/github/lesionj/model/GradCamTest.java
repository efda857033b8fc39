// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import io.github.lesionj.network.NetworkSpec;
import io.github.lesionj.network.Networks;
import io.github.lesionj.network.TensorTestBase;
import io.github.lesionj.network.classification.ClassificationNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The gradients of Grad-CAM against finite differences, and its maps against the paper's formula by hand. */
class GradCamTest extends TensorTestBase {

    private static final NetworkSpec SMALL = new NetworkSpec("ResNet18", 3, 3, List.of(4, 4, 8, 8), 0);

    private ClassificationNetwork network(boolean folded) {
        ClassificationNetwork network = (ClassificationNetwork) initialised(Networks.create(SMALL));
        network.freezeParameters(true);
        if (folded) network.fold(manager);
        return network;
    }

    @Test
    void gradientsAreThoseOfFiniteDifferences() {
        ClassificationNetwork network = network(false);
        try (NDArray x = manager.randomNormal(new Shape(2, 3, 64, 48));
                NDArray map = network.features(x, false)) {
            for (int c = 0; c < 3; c++)
                try (NDArray gradient = GradCam.gradient(network, map, c)) {
                    assertEquals(map.getShape(), gradient.getShape());
                    float[] exact = gradient.toFloatArray();
                    for (int i = 0; i < exact.length; i += 7)
                        assertEquals(difference(network, map, i, c), exact[i], 2e-3, "place " + i + ", class " + c);
                }
        }
    }

    /** Of the logit of the row that the number belongs to. */
    private float difference(ClassificationNetwork network, NDArray map, int place, int index) {
        float step = 0.5f;
        return (logit(network, map, place, step, index) - logit(network, map, place, -step, index)) / (2 * step);
    }

    private float logit(ClassificationNetwork network, NDArray map, int place, float step, int index) {
        float[] numbers = map.toFloatArray();
        numbers[place] += step;
        int row = place / (numbers.length / (int) map.getShape().get(0));
        try (NDArray moved = manager.create(numbers, map.getShape());
                NDArray logits = network.logits(moved, false)) {
            return logits.getFloat(row, index);
        }
    }

    /** Behind a mean over all places and a dense layer, the weight of a channel is the dense layer's. */
    @Test
    void mapsAreThePapersFormula() {
        ClassificationNetwork network = network(false);
        float[] dense = Weights.arrays(network).get("fc.weight").toFloatArray();
        network.fold(manager);
        try (NDArray x = manager.randomNormal(new Shape(2, 3, 64, 48));
                NDArray map = network.features(x, false)) {
            List<FeatureMaps> maps = GradCam.of(network, x);
            int channels = (int) map.getShape().get(1);
            int places = (int) (map.getShape().get(2) * map.getShape().get(3));
            float[] features = map.toFloatArray();
            assertEquals(2, maps.size());
            double greatest = 0;
            for (int row = 0; row < 2; row++)
                for (int c = 0; c < 3; c++) {
                    float[] expected = new float[places];
                    for (int i = 0; i < places; i++) {
                        for (int k = 0; k < channels; k++)
                            expected[i] += dense[c * channels + k] * features[(row * channels + k) * places + i];
                        expected[i] = Math.max(0, expected[i]);
                        greatest = Math.max(greatest, expected[i]);
                    }
                    assertArrayEquals(expected, maps.get(row).byClass()[c], 1e-4f);
                }
            assertTrue(greatest > 0.01, "something is seen: " + greatest);
        }
    }

    @Test
    void leavesTheThreadWithoutGradients() {
        ClassificationNetwork network = network(true);
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try (NDArray x = manager.randomNormal(new Shape(1, 3, 64, 48))) {
            GradCam.of(network, x);
            assertFalse(JniUtils.isGradMode());
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    @Test
    void everyClassifierOfTheCatalogueHasALastFeatureMap() {
        List<String> without = Networks.all().stream()
                .filter(info -> !info.segments())
                .map(info -> info.name())
                .filter(name ->
                        !(Networks.create(new NetworkSpec(name, 3, 2, List.of(), 0)) instanceof ClassificationNetwork))
                .toList();
        assertEquals(List.of(), without);
    }
}
