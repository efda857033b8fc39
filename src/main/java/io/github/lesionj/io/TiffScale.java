// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.PixelSize;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pixel sizes that stand in the description of a TIFF file, whatever its resolution fields say: OME-XML's and Aperio's. */
final class TiffScale {

    private static final Pattern PIXELS = Pattern.compile("<(?:\\w+:)?Pixels\\s[^>]*>");
    private static final Pattern MICRONS = Pattern.compile("\\bMPP\\s*=\\s*([0-9.]+)");

    private TiffScale() {}

    /** @return in millimetres; empty if the description tells none */
    static Optional<PixelSize> of(String description) {
        Matcher pixels = PIXELS.matcher(description);
        if (description.contains("<OME") && pixels.find()) return ofOme(pixels.group());
        Matcher microns = MICRONS.matcher(description);
        if (!description.startsWith("Aperio") || !microns.find()) return Optional.empty();
        return inMillimetres(number(microns.group(1)), number(microns.group(1)), "um");
    }

    private static Optional<PixelSize> ofOme(String pixels) {
        String across = value(pixels, "PhysicalSizeX", ""), down = value(pixels, "PhysicalSizeY", across);
        return inMillimetres(number(across), number(down), value(pixels, "PhysicalSizeXUnit", "\u00b5m"));
    }

    private static Optional<PixelSize> inMillimetres(double width, double height, String unit) {
        PixelSize size = Calibrations.of(width, height, unit, null);
        return size.inMillimetres();
    }

    private static String value(String element, String name, String otherwise) {
        Matcher attribute =
                Pattern.compile("\\b" + name + "\\s*=\\s*[\"']([^\"']*)[\"']").matcher(element);
        if (!attribute.find()) return otherwise;
        String utf8 = new String(attribute.group(1).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return utf8.replaceAll("&#(181|x0*[bB]5);", "\u00b5");
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
