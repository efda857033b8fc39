// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network;

import io.github.lesionj.network.classification.EfficientNet;
import io.github.lesionj.network.classification.InceptionResNetV2;
import io.github.lesionj.network.classification.MobileNetV1;
import io.github.lesionj.network.classification.OutputStride;
import io.github.lesionj.network.classification.ResNet;
import io.github.lesionj.network.layer.Encoder;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.Padding;
import io.github.lesionj.network.segmentation.DecoderPlan;
import io.github.lesionj.network.segmentation.EncoderUNet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The encoder U-Nets by name: each encoder with each decoder plan, such as {@code ResNet50-UNet-SKIP4}. */
final class EncoderUNetCatalogue {

    private interface EncoderBuilder {
        Encoder build(int channels, OutputStride stride);
    }

    private static final Map<String, EncoderBuilder> ENCODERS = Map.of(
            "ResNet50", (channels, stride) -> ResNet.encoder(ResNet.Depth.FIFTY, channels, ResNet.WIDTHS, stride),
            "ResNet101",
                    (channels, stride) -> ResNet.encoder(ResNet.Depth.HUNDRED_ONE, channels, ResNet.WIDTHS, stride),
            "EfficientNetB0", (channels, stride) -> efficientNet(EfficientNet.Scale.B0, channels, stride),
            "EfficientNetB4", (channels, stride) -> efficientNet(EfficientNet.Scale.B4, channels, stride),
            "MobileNetV1", (channels, stride) -> MobileNetV1.encoder(Padding.SYMMETRIC, channels, stride),
            "InceptionResNetV2", InceptionResNetV2::encoder,
            "EfficientNetLite0", (channels, stride) -> lite(EfficientNet.Scale.LITE0, channels, stride),
            "EfficientNetLite1", (channels, stride) -> lite(EfficientNet.Scale.LITE1, channels, stride),
            "EfficientNetLite2", (channels, stride) -> lite(EfficientNet.Scale.LITE2, channels, stride));

    private EncoderUNetCatalogue() {}

    /** @return the builders by name; widths of a specification are those of the decoder's steps */
    static Map<String, Function<NetworkSpec, Layer>> entries() {
        Map<String, Function<NetworkSpec, Layer>> entries = new TreeMap<>();
        ENCODERS.forEach((name, encoder) -> {
            for (DecoderPlan plan : DecoderPlan.values())
                entries.put(name(name, plan), spec -> unet(encoder, plan, spec));
        });
        return entries;
    }

    private static String name(String encoder, DecoderPlan plan) {
        return encoder + "-UNet" + (plan == DecoderPlan.ASYMMETRIC ? "" : "-" + plan);
    }

    private static Layer unet(EncoderBuilder encoder, DecoderPlan plan, NetworkSpec spec) {
        return new EncoderUNet(
                plan.trim(encoder.build(spec.channels(), plan.outputStride())),
                plan,
                spec.outputs(),
                spec.widthsOr(plan.widths()));
    }

    private static Encoder lite(EfficientNet.Scale scale, int channels, OutputStride stride) {
        return EfficientNet.encoder(scale, Padding.SAME, channels, stride);
    }

    private static Encoder efficientNet(EfficientNet.Scale scale, int channels, OutputStride stride) {
        return EfficientNet.encoder(scale, Padding.SYMMETRIC, channels, stride);
    }
}
