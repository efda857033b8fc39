// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import ij.io.FileInfo;
import ij.io.FileOpener;
import ij.io.TiffDecoder;
import io.github.lesionj.image.PixelSize;
import java.io.IOException;
import java.nio.file.Path;
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

    static final TiffNotes NONE = new TiffNotes(PixelSize.UNCALIBRATED, List.of(), 1, false, false);

    /** How the descriptions of ImageJ and of tifffile begin. */
    private static final Pattern BY_VALUES = Pattern.compile("ImageJ=|\\{\\s*\"shape\"");

    /** @return nothing where ImageJ does not understand the file: the pixels may still be readable */
    static TiffNotes read(Path file) throws IOException {
        FileInfo info;
        try {
            Path folder = file.toAbsolutePath().getParent();
            FileInfo[] all = new TiffDecoder(folder.toString(), file.getFileName().toString()).getTiffInfo();
            if (all == null) return NONE;
            info = all[0];
        } catch (IOException | RuntimeException notImageJs) {
            return NONE;
        }
        Properties properties = new FileOpener(info).decodeDescriptionString(info);
        PixelSize size = Calibrations.of(info.pixelWidth, info.pixelHeight, info.unit, info.description);
        boolean valuesCount = info.description != null && BY_VALUES.matcher(info.description).lookingAt();
        return new TiffNotes(size, ranges(info.displayRanges, properties), Math.max(1, info.nImages), info.whiteIsZero, valuesCount);
    }

    private static List<DisplayRange> ranges(double[] perChannel, Properties properties) {
        List<DisplayRange> ranges = new ArrayList<>();
        for (int i = 1; perChannel != null && i < perChannel.length; i += 2)
            ranges.add(new DisplayRange(perChannel[i - 1], perChannel[i]));
        if (!ranges.isEmpty() || properties == null) return ranges;
        double black = number(properties, "min"), white = number(properties, "max");
        return white > black ? List.of(new DisplayRange(black, white)) : List.of();
    }

    private static double number(Properties properties, String key) {
        try {
            return Double.parseDouble(properties.getProperty(key, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
