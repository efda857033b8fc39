// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network;

import java.util.List;
import java.util.regex.Pattern;

/** Every network of the catalogue, as narrow as it can be made, so that a test can try them all. */
public final class NarrowNetworks {

    private static final Pattern CLASSIFIER =
            Pattern.compile("(ResNet|MobileNet|EfficientNet|InceptionResNet|Xception|IRRCNN)[^-]*(-SAME)?");

    private NarrowNetworks() {}

    /** @return one for each network, in alphabetical order */
    public static List<NetworkSpec> all() {
        return Networks.names().stream().map(NarrowNetworks::narrow).toList();
    }

    static boolean classifies(NetworkSpec spec) {
        return classifies(spec.name());
    }

    /**
     * Widths that every norm, group and split can take; the encoders have none to choose. Not 4 where a stride meets a 1x1
     * convolution: PyTorch (oneDNN) has crashed on that.
     */
    private static NetworkSpec narrow(String name) {
        List<Integer> widths =
                switch (name) {
                    case "LesionLite" -> List.of(8, 12, 16, 20, 24);
                    case "NablaN3-A", "NablaN3-B", "NablaN3-AB", "NablaN3-AB-DEEP" -> List.of(4, 8, 8, 12);
                    case "UNet",
                            "UNet-Nearest",
                            "UNet-Bilinear",
                            "UNet-Original",
                            "R2UNet",
                            "R2UNet-t3",
                            "R2UNet-RCL",
                            "R2UNet-RCL-t3" -> List.of(4, 8, 12);
                    case "ResUNet" -> List.of(16, 16, 16);
                    case "CDNN-29" -> List.of(4, 4, 4, 4, 4, 4, 8, 8, 8, 8, 8, 4, 4, 4, 4, 4, 4);
                    case "CDNN-19" -> List.of(4, 4, 4, 4, 8, 4, 4, 4, 4);
                    case "MALUNet", "EGE-UNet" -> List.of(8, 8, 8, 16, 16, 16);
                    case "SegNet", "SegNetV2", "SegNetV2-Nearest" -> List.of(4, 4, 8, 8, 8);
                    case "U-Lite" -> List.of(4, 8, 8, 16);
                    case "ResNet18" -> List.of(8, 12, 16, 20);
                    case "ResNet50", "ResNet101" -> List.of(16, 16, 16, 16);
                    case "IRRCNN" -> List.of(8, 16, 16, 24);
                    default -> name.startsWith("Nabla") ? List.of(4, 8, 12) : decoderWidths(name);
                };
        return new NetworkSpec(name, name.equals("CDNN-29") ? 7 : 3, classifies(name) ? 7 : 1, widths, 0);
    }

    private static List<Integer> decoderWidths(String name) {
        if (!name.contains("-UNet")) return List.of();
        if (name.endsWith("LEAN")) return List.of(8, 8, 4);
        return name.endsWith("FULL32") ? List.of(16, 12, 8, 4, 4) : List.of(16, 12, 8, 4);
    }

    private static boolean classifies(String name) {
        return CLASSIFIER.matcher(name).matches();
    }
}
