// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network;

import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.segmentation.Cdnn19;
import io.github.lesionj.network.segmentation.Cdnn29;
import io.github.lesionj.network.segmentation.EgeUNet;
import io.github.lesionj.network.segmentation.MaluNet;
import io.github.lesionj.network.segmentation.NablaN;
import io.github.lesionj.network.segmentation.R2UNet;
import io.github.lesionj.network.segmentation.ResUNet;
import io.github.lesionj.network.segmentation.SegNet;
import io.github.lesionj.network.segmentation.ULite;
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
        entries.put(
                "UNet-Original",
                spec -> new UNetOriginal(
                        spec.channels(), spec.outputs(), spec.levelsOr(UNetOriginal.WIDTHS), spec.dropout()));
        entries.put("R2UNet", spec -> r2unet(spec, 2, R2UNet.Form.SHARED));
        entries.put("R2UNet-t3", spec -> r2unet(spec, 3, R2UNet.Form.SHARED));
        entries.put("R2UNet-RCL", spec -> r2unet(spec, 2, R2UNet.Form.RCL));
        entries.put("R2UNet-RCL-t3", spec -> r2unet(spec, 3, R2UNet.Form.RCL));
        for (int paths = 1; paths <= 3; paths++)
            for (NablaN.Fusion fusion : NablaN.Fusion.values())
                entries.put("NablaN" + paths + "-" + fusion, nabla(paths, fusion, false));
        entries.put("NablaN2-AB-DEEP", nabla(2, NablaN.Fusion.AB, true));
        entries.put("NablaN3-AB-DEEP", nabla(3, NablaN.Fusion.AB, true));
        entries.put(
                "CDNN-29",
                spec -> new Cdnn29(spec.channels(), spec.outputs(), spec.widthsOr(Cdnn29.WIDTHS), spec.dropout()));
        entries.put(
                "CDNN-19",
                spec -> new Cdnn19(spec.channels(), spec.outputs(), spec.widthsOr(Cdnn19.WIDTHS), spec.dropout()));
        entries.put("MALUNet", spec -> new MaluNet(spec.channels(), spec.outputs(), spec.widthsOr(MaluNet.WIDTHS)));
        entries.put("ResUNet", spec -> new ResUNet(spec.channels(), spec.outputs(), spec.levelsOr(ResUNet.WIDTHS)));
        entries.put("SegNet", spec -> segnet(spec, SegNet.Form.PLAIN));
        entries.put("SegNetV2", spec -> segnet(spec, SegNet.Form.V2_INDICES));
        entries.put("SegNetV2-Nearest", spec -> segnet(spec, SegNet.Form.V2_NEAREST));
        entries.put("U-Lite", spec -> new ULite(spec.channels(), spec.outputs(), spec.levelsOr(ULite.WIDTHS)));
        entries.put("EGE-UNet", spec -> new EgeUNet(spec.channels(), spec.outputs(), spec.widthsOr(EgeUNet.WIDTHS)));
        return entries;
    }

    private static Layer unet(NetworkSpec spec, UNet.Up up) {
        return new UNet(spec.channels(), spec.outputs(), spec.levelsOr(UNet.WIDTHS), up);
    }

    private static Layer r2unet(NetworkSpec spec, int steps, R2UNet.Form form) {
        return new R2UNet(spec.channels(), spec.outputs(), spec.levelsOr(R2UNet.WIDTHS), steps, form);
    }

    private static Function<NetworkSpec, Layer> nabla(int paths, NablaN.Fusion fusion, boolean deep) {
        return spec -> new NablaN(spec.channels(), spec.outputs(), spec.levelsOr(NablaN.WIDTHS), paths, fusion, deep);
    }

    private static Layer segnet(NetworkSpec spec, SegNet.Form form) {
        return new SegNet(spec.channels(), spec.outputs(), spec.widthsOr(SegNet.WIDTHS), form);
    }
}
