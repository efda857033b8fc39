package io.github.lesionj.network.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.types.Shape;
import io.github.lesionj.network.NetworkProbe;
import io.github.lesionj.network.NetworkSpec;
import io.github.lesionj.network.Networks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassificationNetworksTest {

    @ParameterizedTest
    @CsvSource({
        "ResNet50, 3, 8 8 16 16",
        "ResNet101, 7, 4 4 8 8",
        "EfficientNetB0, 3, ''",
        "EfficientNetB0-SAME, 3, ''",
        "EfficientNetLite0, 7, ''",
        "MobileNetV1, 3, ''",
        "MobileNetV2, 3, ''",
        "MobileNetV2-SAME, 7, ''",
        "Xception, 3, ''",
        "IRRCNN, 3, 8 16 16 24",
    })
    void learnsAndTakesOddSizes(String name, int channels, String widths) {
        NetworkSpec spec = spec(name, channels, widths);
        NetworkProbe.assertLearns(Networks.create(spec), channels, 64, 64, new Shape(4, 7));
        NetworkProbe.assertAnswers(Networks.create(spec), channels, 75, 97, new Shape(2, 7));
    }

    @ParameterizedTest
    @CsvSource({
        "ResNet50, 3, 4 4 8 8", "EfficientNetLite0, 3, ''", "MobileNetV1, 3, ''", "MobileNetV2, 3, ''",
        "IRRCNN, 3, 8 16 16",
    })
    void savedAndLoadedWeightsAnswerBitForBit(String name, int channels, String widths) {
        NetworkSpec spec = spec(name, channels, widths);
        NetworkProbe.assertStores(Networks.create(spec), Networks.create(spec), channels, 48, 40);
    }

    @Test
    void inceptionResNetLearns() {
        NetworkSpec spec = spec("InceptionResNetV2", 3, "");
        NetworkProbe.assertLearns(Networks.create(spec), 3, 107, 109, new Shape(2, 7));
    }

    @ParameterizedTest
    @CsvSource({
        "InceptionResNetV2, 'InceptionResNetV2 needs images of at least 75 x 75 pixels, not 80 x 74'",
        "Xception, 'Xception needs images of at least 7 x 7 pixels, not 80 x 6'",
    })
    void tooSmallImagesAreRefused(String name, String message) {
        long height = name.equals("Xception") ? 6 : 74;
        var failure = assertThrows(
                IllegalArgumentException.class,
                () -> NetworkProbe.assertAnswers(
                        Networks.create(spec(name, 3, "")), 3, height, 80, new Shape(1, 7)));
        assertEquals(message, failure.getMessage());
    }

    @Test
    void inceptionWidthsAreMultiplesOfFour() {
        assertThrows(IllegalArgumentException.class, () -> Networks.create(spec("IRRCNN", 3, "8 10 16 16")));
    }

    @Test
    void networksWithoutWidthsRefuseThem() {
        var failure = assertThrows(
                IllegalArgumentException.class, () -> Networks.create(spec("EfficientNetB0", 3, "8 8")));
        assertEquals("Network EfficientNetB0 takes 0 widths, not 2", failure.getMessage());
    }

    private static NetworkSpec spec(String name, int channels, String widths) {
        List<Integer> list = widths.isEmpty()
                ? List.of()
                : List.of(widths.split(" ")).stream().map(Integer::valueOf).toList();
        return new NetworkSpec(name, channels, 7, list, 0);
    }
}
