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
record TiffNotes(PixelSize pixelSize, List<DisplayRange> ranges, int pictures, boolean whiteIsZero, boolean valuesCount) {

    private static final int MAGIC = 0x494a494a, RANGES = 0x72616e67;

    /** How the descriptions of ImageJ and of tifffile begin. */
    private static final Pattern BY_VALUES = Pattern.compile("ImageJ=|\\{\\s*\"shape\"");

    static TiffNotes read(TiffDirectory directory) {
        FileInfo info = new FileInfo();
        info.description = directory.text(TiffDirectory.DESCRIPTION);
        double across = directory.fraction(TiffDirectory.X_RESOLUTION), down = directory.fraction(TiffDirectory.Y_RESOLUTION);
        if (across > 0) info.pixelWidth = 1 / across;
        if (down > 0) info.pixelHeight = 1 / down;
        info.unit = switch ((int) directory.number(TiffDirectory.RESOLUTION_UNIT, 0)) {
            case 1 -> " ";
            case 2 -> "inch";
            case 3 -> "cm";
            default -> null;
        };
        Properties properties = new FileOpener(info).decodeDescriptionString(info);
        PixelSize size = Calibrations.of(info.pixelWidth, info.pixelHeight, info.unit, info.description);
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

    /** Reads ImageJ's own field: a table of what follows, whose lengths are in another field, then the contents. */
    private static List<DisplayRange> perChannel(TiffDirectory directory) {
        List<DisplayRange> ranges = new ArrayList<>();
        long[] lengths = directory.numbers(TiffDirectory.IMAGEJ_COUNTS);
        TiffDirectory.Field data = directory.fields().get(TiffDirectory.IMAGEJ_DATA);
        if (data == null || lengths.length < 2) return ranges;
        ByteBuffer content = ByteBuffer.wrap(data.value()).order(directory.order());
        if (lengths[0] < 12 || lengths[0] > content.remaining() || content.getInt() != MAGIC) return ranges;
        int entry = 1;
        long place = lengths[0];
        for (int i = 4; i + 8 <= lengths[0]; i += 8) {
            int kind = content.getInt(i), parts = content.getInt(i + 4);
            if (parts < 0 || parts > lengths.length - entry) return ranges;
            if (kind == RANGES && parts > 0 && place + lengths[entry] <= data.value().length) {
                for (int at = (int) place; at + 16 <= place + lengths[entry]; at += 16)
                    ranges.add(new DisplayRange(content.getDouble(at), content.getDouble(at + 8)));
                return ranges;
            }
            for (int part = 0; part < parts; part++) place += lengths[entry++];
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
