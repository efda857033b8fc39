package io.github.lesionj.network;

import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.segmentation.UNet;
import io.github.lesionj.network.segmentation.UNetOriginal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The published segmentation networks by name. */
final class SegmentationCatalogue {

    private SegmentationCatalogue() {}

    static Map<String, Function<NetworkSpec, Layer>> entries() {
        Map<String, Function<NetworkSpec, Layer>> entries = new TreeMap<>();
        entries.put("UNet", spec -> unet(spec, UNet.Up.TCONV2));
        entries.put("UNet-Nearest", spec -> unet(spec, UNet.Up.NEAREST_CONV3));
        entries.put("UNet-Bilinear", spec -> unet(spec, UNet.Up.BILINEAR));
        entries.put("UNet-Original", spec -> new UNetOriginal(
                spec.channels(), spec.outputs(), spec.levelsOr(UNetOriginal.WIDTHS), spec.dropout()));
        return entries;
    }

    private static Layer unet(NetworkSpec spec, UNet.Up up) {
        return new UNet(spec.channels(), spec.outputs(), spec.levelsOr(UNet.WIDTHS), up);
    }
}
