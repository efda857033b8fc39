// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.process.ImageProcessor;
import ij.process.LUT;
import java.util.Optional;

/**
 * Pictures of 16 bits per colour that ImageJ opened from a file and stretched, by the darkest and brightest value of all
 * channels or of the first. As long as nobody set other ranges or switched channels off they have the colours that LesionJ reads from the file.
 */
final class StretchedColours {

    private static final int CHANNELS = 3;

    private StretchedColours() {}

    /** @return from 0 to the greatest value of the bits in use; empty for other pictures */
    static Optional<DisplayRange> range(ImagePlus picture) {
        ImageStack stack = picture.getStack();
        if (!(picture instanceof CompositeImage composite)
                || picture.getBitDepth() != 16
                || picture.getNChannels() != CHANNELS
                || stack.size() != CHANNELS
                || !isAsOpened(picture.getOriginalFileInfo())) return Optional.empty();
        double[] first = extremes(stack.getProcessor(1)), all = first.clone();
        for (int c = 2; c <= CHANNELS; c++) {
            double[] channel = extremes(stack.getProcessor(c));
            all[0] = Math.min(all[0], channel[0]);
            all[1] = Math.max(all[1], channel[1]);
        }
        if (!haveRange(composite, first) && !haveRange(composite, all)) return Optional.empty();
        return Optional.of(new DisplayRange(0, RasterColours.white((int) all[1])));
    }

    private static boolean isAsOpened(FileInfo file) {
        return file != null
                && file.displayRanges == null
                && (file.fileFormat == FileInfo.IMAGEIO
                        || file.fileType == FileInfo.RGB48
                        || file.fileType == FileInfo.RGB48_PLANAR);
    }

    private static boolean haveRange(CompositeImage picture, double[] range) {
        for (int c = 1; c <= CHANNELS; c++) {
            LUT lut = picture.getChannelLut(c);
            if (lut.min != range[0] || lut.max != range[1] || !picture.getActiveChannels()[c - 1]) return false;
        }
        return true;
    }

    private static double[] extremes(ImageProcessor channel) {
        double[] extremes = {Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int i = 0; i < channel.getPixelCount(); i++) {
            extremes[0] = Math.min(extremes[0], channel.get(i));
            extremes[1] = Math.max(extremes[1], channel.get(i));
        }
        return extremes;
    }
}
