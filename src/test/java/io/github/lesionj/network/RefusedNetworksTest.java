// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.network.layer.Layer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedNetworksTest extends TensorTestBase {

    @Test
    void unknownNameListsTheKnownOnes() {
        String message = refusal("UNet3000");
        assertTrue(message.contains("LesionLite"), message);
    }

    @ParameterizedTest
    @CsvSource({
        "LesionLite, 8 16, 'Network LesionLite takes 5 widths, not 2'",
        "EfficientNetB0, 8 8, 'Network EfficientNetB0 takes 0 widths, not 2'",
        "UNet, 8, 'Network UNet takes at least 2 widths, not 1'",
        "UNet, 8 8 8 8 8 8 8 8 8 8 8 8 8, 'Network UNet takes at most 12 widths, not 13'",
        "IRRCNN, 8 10 16 16, 'IRRCNN''s widths are multiples of 4, not 10'",
    })
    void widthsFitTheNetwork(String name, String widths, String message) {
        assertEquals(
                message,
                refusal(
                        name,
                        Arrays.stream(widths.split(" ")).map(Integer::valueOf).toArray(Integer[]::new)));
    }

    private static String refusal(String name, Integer... widths) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> Networks.create(new NetworkSpec(name, 3, 7, List.of(widths), 0)))
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource({
        "InceptionResNetV2, 74, 'InceptionResNetV2 needs images of at least 75 x 75 pixels, not 80 x 74'",
        "Xception, 6, 'Xception needs images of at least 7 x 7 pixels, not 80 x 6'",
    })
    void imagesAreLargeEnough(String name, int height, String message) {
        Layer network = initialised(Networks.create(new NetworkSpec(name, 3, 7, List.of(), 0)));
        NDArray x = manager.ones(new Shape(1, 3, height, 80));
        var failure = assertThrows(IllegalArgumentException.class, () -> network.apply(x, false));
        assertEquals(message, failure.getMessage());
    }
}
