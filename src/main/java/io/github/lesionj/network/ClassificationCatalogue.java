// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network;

import io.github.lesionj.network.classification.EfficientNet;
import io.github.lesionj.network.classification.InceptionResNetV2;
import io.github.lesionj.network.classification.IrrCnn;
import io.github.lesionj.network.classification.MobileNetV1;
import io.github.lesionj.network.classification.MobileNetV2;
import io.github.lesionj.network.classification.ResNet;
import io.github.lesionj.network.classification.ResNet18;
import io.github.lesionj.network.classification.Xception;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.Padding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The published classification networks by name. A name that ends in {@code -SAME} pads and normalises as TensorFlow
 * does, for weights from there; without it as PyTorch does.
 */
final class ClassificationCatalogue {

    private static final List<EfficientNet.Scale> EFFICIENT_NETS = List.of(
            EfficientNet.Scale.B0,
            EfficientNet.Scale.B1,
            EfficientNet.Scale.B2,
            EfficientNet.Scale.B3,
            EfficientNet.Scale.B4);

    private ClassificationCatalogue() {}

    static Map<String, Function<NetworkSpec, Layer>> entries() {
        Map<String, Function<NetworkSpec, Layer>> entries = new TreeMap<>();
        entries.put(
                "ResNet18",
                spec -> new ResNet18(spec.channels(), spec.outputs(), spec.widthsOr(ResNet18.WIDTHS), spec.dropout()));
        entries.put("ResNet50", spec -> resNet(ResNet.Depth.FIFTY, spec));
        entries.put("ResNet101", spec -> resNet(ResNet.Depth.HUNDRED_ONE, spec));
        for (Padding padding : List.of(Padding.SYMMETRIC, Padding.SAME)) {
            String suffix = padding == Padding.SAME ? "-SAME" : "";
            entries.put(
                    "MobileNetV1" + suffix,
                    spec -> fixed(
                            spec, () -> new MobileNetV1(padding, spec.channels(), spec.outputs(), spec.dropout())));
            entries.put(
                    "MobileNetV2" + suffix,
                    spec -> fixed(
                            spec, () -> new MobileNetV2(padding, spec.channels(), spec.outputs(), spec.dropout())));
            for (EfficientNet.Scale scale : EFFICIENT_NETS)
                entries.put("EfficientNet" + scale + suffix, spec -> efficientNet(scale, padding, spec));
        }
        entries.put("EfficientNetLite0", spec -> efficientNet(EfficientNet.Scale.LITE0, Padding.SAME, spec));
        entries.put("EfficientNetLite1", spec -> efficientNet(EfficientNet.Scale.LITE1, Padding.SAME, spec));
        entries.put("EfficientNetLite2", spec -> efficientNet(EfficientNet.Scale.LITE2, Padding.SAME, spec));
        entries.put(
                "Xception", spec -> fixed(spec, () -> new Xception(spec.channels(), spec.outputs(), spec.dropout())));
        entries.put(
                "InceptionResNetV2",
                spec -> fixed(spec, () -> new InceptionResNetV2(spec.channels(), spec.outputs(), spec.dropout())));
        entries.put(
                "IRRCNN",
                spec -> new IrrCnn(spec.channels(), spec.outputs(), spec.levelsOr(IrrCnn.WIDTHS), spec.dropout()));
        return entries;
    }

    private static Layer efficientNet(EfficientNet.Scale scale, Padding padding, NetworkSpec spec) {
        return fixed(spec, () -> new EfficientNet(scale, padding, spec.channels(), spec.outputs(), spec.dropout()));
    }

    private static Layer fixed(NetworkSpec spec, Supplier<Layer> network) {
        spec.widthsOr(List.of());
        return network.get();
    }

    private static Layer resNet(ResNet.Depth depth, NetworkSpec spec) {
        return new ResNet(depth, spec.channels(), spec.outputs(), spec.widthsOr(ResNet.WIDTHS), spec.dropout());
    }
}
