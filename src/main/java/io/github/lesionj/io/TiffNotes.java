// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import ij.io.FileInfo;
import ij.io.FileOpener;
import io.github.lesionj.image.PixelSize;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * What a TIFF file says beside its pixels, as ImageJ understands it.
 *
 * @param pixelSize of all its pictures
 * @param ranges    of grey values that ImageJ wrote, one per channel; empty if it wrote none
 * @param pictures    how many ImageJ wrote, which may be more than the file's directories tell
 * @param whiteIsZero whether the darkest value is to be shown white
 * @param valuesCount whether a program wrote it that means the stored values, however they are to be shown
 */
record TiffNotes(
        PixelSize pixelSize, List<DisplayRange> ranges, int pictures, boolean whiteIsZero, boolean valuesCount) {

    /** How the descriptions of ImageJ and of tifffile begin. */
    private static final Pattern BY_VALUES = Pattern.compile("ImageJ=|\\{\\s*\"shape\"");

    static TiffNotes read(TiffDirectory directory) {
        FileInfo info = new FileInfo();
        info.description = directory.text(TiffDirectory.DESCRIPTION);
        double across = directory.fraction(TiffDirectory.X_RESOLUTION),
                down = directory.fraction(TiffDirectory.Y_RESOLUTION);
        if (across > 0) info.pixelWidth = 1 / across;
        if (down > 0) info.pixelHeight = 1 / down;
        info.unit = switch ((int) directory.number(TiffDirectory.RESOLUTION_UNIT, 0)) {
            case 1 -> " ";
            case 2 -> "inch";
            case 3 -> "cm";
            default -> null;
        };
        Properties properties = new FileOpener(info).decodeDescriptionString(info);
        PixelSize size = TiffScale.of(info.description)
                .orElseGet(() -> Calibrations.of(info.pixelWidth, info.pixelHeight, info.unit, info.description));
        boolean valuesCount = BY_VALUES.matcher(info.description).lookingAt();
        boolean whiteIsZero = directory.number(TiffDirectory.PHOTOMETRIC, 1) == 0;
        return new TiffNotes(size, ranges(directory, properties), Math.max(1, info.nImages), whiteIsZero, valuesCount);
    }

    private static List<DisplayRange> ranges(TiffDirectory directory, Properties properties) {
        List<DisplayRange> ranges = perChannel(directory);
        if (!ranges.isEmpty() || properties == null) return ranges;
        double black = number(properties, "min"), white = number(properties, "max");
        return white > black ? List.of(new DisplayRange(black, white)) : List.of();
    }

    private static List<DisplayRange> perChannel(TiffDirectory directory) {
        List<DisplayRange> ranges = new ArrayList<>();
        for (byte[] part : ImageJMetadata.parts(directory, ImageJMetadata.RANGES)) {
            ByteBuffer numbers = ByteBuffer.wrap(part).order(directory.order());
            while (numbers.remaining() >= 2 * Double.BYTES)
                ranges.add(new DisplayRange(numbers.getDouble(), numbers.getDouble()));
        }
        return ranges;
    }

    private static double number(Properties properties, String key) {
        try {
            return Double.parseDouble(properties.getProperty(key, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
