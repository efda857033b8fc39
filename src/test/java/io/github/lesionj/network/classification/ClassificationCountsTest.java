package io.github.lesionj.network.classification;

import io.github.lesionj.network.NetworkProbe;
import io.github.lesionj.network.NetworkSpec;
import io.github.lesionj.network.Networks;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassificationCountsTest {

    /** Trained parameters, and with the running statistics, as published, by torchvision, timm and Keras. */
    @ParameterizedTest
    @CsvSource({
        "ResNet50, 7, 23522375, 23575495",
        "ResNet50, 1000, 25557032, 25610152",
        "ResNet101, 7, 42514503, 42619847",
        "ResNet101, 1000, 44549160, 44654504",
        "EfficientNetB0, 7, 4016515, 4058531",
        "EfficientNetB0, 1000, 5288548, 5330564",
        "EfficientNetB1, 1000, 7794184, 7856232",
        "EfficientNetB2, 1000, 9109994, 9177562",
        "EfficientNetB3, 7, 10706991, 10794287",
        "EfficientNetB3, 1000, 12233232, 12320528",
        "EfficientNetB4, 7, 17561167, 17686367",
        "EfficientNetB4, 1000, 19341616, 19466816",
        "EfficientNetB4-SAME, 1000, 19341616, 19466816",
        "MobileNetV1, 7, 3214151, 3236039",
        "MobileNetV1, 1000, 4231976, 4253864",
        "MobileNetV2, 7, 2232839, 2266951",
        "MobileNetV2, 1000, 3504872, 3538984",
        "MobileNetV2-SAME, 1000, 3504872, 3538984",
        "Xception, 7, 20821295, 20875823",
        "Xception, 1000, 22855952, 22910480",
        // stored besides what Keras counts: 30,272 gammas that stay 1
        "InceptionResNetV2, 7, 54286951, 54377767",
        "InceptionResNetV2, 1000, 55813192, 55904008",
        // not published: counted outside Java for this project's reading
        "IRRCNN, 7, 9206375, 9218407",
        "EfficientNetLite0, 7, 3379975, 3421991",
        "EfficientNetLite0, 1000, 4652008, 4694024",
    })
    void countsParametersAsPublished(String name, int classes, long trained, long stored) {
        NetworkProbe.assertCounts(
                Networks.create(new NetworkSpec(name, 3, classes, List.of(), 0)), trained, stored);
    }
}
