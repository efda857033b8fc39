package io.github.lesionj.network.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.network.NetworkProbe;
import io.github.lesionj.network.NetworkSpec;
import io.github.lesionj.network.Networks;
import io.github.lesionj.network.classification.EfficientNet;
import io.github.lesionj.network.classification.InceptionResNetV2;
import io.github.lesionj.network.classification.MobileNetV1;
import io.github.lesionj.network.classification.OutputStride;
import io.github.lesionj.network.classification.ResNet;
import io.github.lesionj.network.layer.Encoder;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.Padding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EncoderUNetTest {

    private static final List<Integer> NARROW = List.of(4, 4, 8, 8);

    /** Counted layer by layer outside Java. */
    @ParameterizedTest
    @CsvSource({
        "ResNet50-UNet, 30615521, 30670561",
        "ResNet50-UNet-SKIP4, 29693921, 29748961",
        "ResNet50-UNet-FULL16, 30910433, 30965473",
        "ResNet50-UNet-FULL32, 32520977, 32576081",
        "ResNet101-UNet, 49607649, 49714913",
        "ResNet101-UNet-SKIP4, 48686049, 48793313",
        "ResNet101-UNet-FULL16, 49902561, 50009825",
        "ResNet101-UNet-FULL32, 51513105, 51620433",
        "MobileNetV1-UNet, 7365345, 7389153",
        "MobileNetV1-UNet-SKIP4, 6886113, 6909921",
        "MobileNetV1-UNet-FULL16, 7512801, 7536609",
        "MobileNetV1-UNet-FULL32, 8312337, 8336209",
        // stored besides what Keras counts: 30,272 gammas that stay 1
        "InceptionResNetV2-UNet, 59761665, 59854401",
        "InceptionResNetV2-UNet-SKIP4, 59208705, 59301441",
        "InceptionResNetV2-UNet-FULL16, 59982849, 60075585",
        "InceptionResNetV2-UNet-FULL32, 61998897, 62091697",
        "EfficientNetB0-UNet, 5606429, 5647805",
        "EfficientNetB0-UNet-SKIP4, 5532701, 5574077",
        "EfficientNetB0-UNet-FULL16, 5634077, 5675453",
        "EfficientNetB0-UNet-FULL32, 5834573, 5876013",
        "EfficientNetB4-UNet, 19089641, 19213177",
        "EfficientNetB4-UNet-SKIP4, 18983657, 19107193",
        "EfficientNetB4-UNet-FULL16, 19126505, 19250041",
        "EfficientNetB4-UNet-FULL32, 19412249, 19535849",
    })
    void countsParametersAsSpecified(String name, long trained, long stored) {
        NetworkProbe.assertCounts(Networks.create(new NetworkSpec(name, 3, 1, List.of(), 0)), trained, stored);
    }

    @ParameterizedTest
    @CsvSource({"ResNet50", "ResNet101", "MobileNetV1", "EfficientNetB0", "EfficientNetB4", "InceptionResNetV2"})
    void encoderHasTheNamesAndShapesOfTheClassifier(String name) {
        List<String> classifier = encoderParameters(name);
        assertFalse(classifier.isEmpty());
        assertEquals(classifier, encoderParameters(name + "-UNet"));
        assertEquals(classifier, encoderParameters(name + "-UNet-FULL32"));
    }

    private static List<String> encoderParameters(String name) {
        return Networks.create(new NetworkSpec(name, 3, 5, List.of(), 0)).getParameters().stream()
                .filter(entry -> entry.getKey().contains("encoder"))
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
                        new Shape(1, encoder.widths().get(i), sizes[i][0], sizes[i][1]), maps.get(i).getShape());
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

    @Test
    void savedAndLoadedWeightsAnswerBitForBit() {
        NetworkProbe.assertStores(narrow(DecoderPlan.ASYMMETRIC), narrow(DecoderPlan.ASYMMETRIC), 3, 48, 40);
    }

    @ParameterizedTest
    @EnumSource(DecoderPlan.class)
    void learnsAndTakesOddSizes(DecoderPlan plan) {
        NetworkProbe.assertLearns(narrow(plan), 3, 64, 64, new Shape(2, 1, 64, 64));
        NetworkProbe.assertAnswers(narrow(plan), 3, 49, 67, new Shape(1, 1, 49, 67));
        NetworkProbe.assertAnswers(narrow(plan), 3, 192, 256, new Shape(1, 1, 192, 256));
    }

    private static Layer narrow(DecoderPlan plan) {
        Encoder encoder = ResNet.encoder(ResNet.Depth.FIFTY, 3, NARROW, plan.outputStride());
        return new EncoderUNet(encoder, plan, 1, List.of(16, 12, 8, 4, 4).subList(0, plan.widths().size()));
    }
}
