// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.network.NetworkSpec;
import io.github.lesionj.network.Networks;
import io.github.lesionj.network.classification.EfficientNet;
import io.github.lesionj.network.classification.InceptionResNetV2;
import io.github.lesionj.network.classification.MobileNetV1;
import io.github.lesionj.network.classification.OutputStride;
import io.github.lesionj.network.classification.ResNet;
import io.github.lesionj.network.layer.Encoder;
import io.github.lesionj.network.layer.Padding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EncoderUNetTest {

    private static final List<Integer> NARROW = List.of(4, 4, 8, 8);

    @ParameterizedTest
    @CsvSource({"ResNet50", "ResNet101", "MobileNetV1", "EfficientNetB0", "EfficientNetB4", "InceptionResNetV2"})
    void encoderHasTheNamesAndShapesOfTheClassifier(String name) {
        List<String> classifier = parameters(name);
        for (String unet : List.of(name + "-UNet", name + "-UNet-FULL32")) {
            List<String> encoder = parameters(unet).stream()
                    .filter(parameter -> parameter.startsWith("encoder."))
                    .map(parameter -> parameter.substring("encoder.".length()))
                    .toList();
            assertFalse(encoder.isEmpty());
            assertEquals(classifier.subList(0, encoder.size()), encoder);
        }
    }

    private static List<String> parameters(String name) {
        return Networks.create(new NetworkSpec(name, 3, 5, List.of(), 0)).getParameters().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().getShape())
                .toList();
    }

    static Stream<Encoder> dilatedEncoders() {
        return Stream.of(
                ResNet.encoder(ResNet.Depth.FIFTY, 3, NARROW, OutputStride.SIXTEEN),
                EfficientNet.encoder(EfficientNet.Scale.B0, Padding.SYMMETRIC, 3, OutputStride.SIXTEEN),
                MobileNetV1.encoder(Padding.SYMMETRIC, 3, OutputStride.SIXTEEN),
                InceptionResNetV2.encoder(3, OutputStride.SIXTEEN),
                EfficientNet.encoder(EfficientNet.Scale.LITE0, Padding.SAME, 3, OutputStride.SIXTEEN));
    }

    @ParameterizedTest
    @MethodSource("dilatedEncoders")
    void encoderTapsHaveTheirStridesAndWidths(Encoder encoder) {
        TorchEngine.start();
        try (NDManager manager = NDManager.newBaseManager()) {
            encoder.initialize(manager, DataType.FLOAT32);
            NDList maps = encoder.maps(manager.randomNormal(new Shape(1, 3, 64, 70)), false);
            long[][] sizes = {{32, 35}, {16, 18}, {8, 9}, {4, 5}, {4, 5}};
            for (int i = 0; i < sizes.length; i++)
                assertEquals(
                        new Shape(1, encoder.widths().get(i), sizes[i][0], sizes[i][1]),
                        maps.get(i).getShape());
        }
    }

    @Test
    void publishedStrideHalvesOnceMore() {
        TorchEngine.start();
        try (NDManager manager = NDManager.newBaseManager()) {
            Encoder encoder = ResNet.encoder(ResNet.Depth.FIFTY, 3, NARROW, OutputStride.THIRTY_TWO);
            encoder.initialize(manager, DataType.FLOAT32);
            assertEquals(
                    new Shape(1, 32, 2, 3),
                    encoder.apply(manager.ones(new Shape(1, 3, 64, 70)), false).getShape());
        }
    }
}
