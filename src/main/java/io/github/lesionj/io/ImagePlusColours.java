// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import ij.process.LUT;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns what ImageJ shows into 8-bit colours, row-major and opaque. */
final class ImagePlusColours {

    private static final List<String> PRIMARIES = List.of("red", "green", "blue");

    private ImagePlusColours() {}

    /** @return the current slice, or all channels of a composite, or red, green and blue of a stack of just these */
    static int[] argb(ImagePlus picture) {
        Optional<DisplayRange> stretched = StretchedColours.range(picture);
        if (stretched.isPresent()) return primaries(picture, stretched.get());
        if (isComposed(picture)) return sum((CompositeImage) picture);
        if (hasPrimaries(picture)) return primaries(picture, null);
        return opaque((int[]) picture.getProcessor().convertToRGB().getPixels());
    }

    /** @return whether several slices of the stack, as its channels, make up one picture */
    static boolean joinsChannels(ImagePlus picture) {
        return isComposed(picture) || hasPrimaries(picture);
    }

    private static boolean isComposed(ImagePlus picture) {
        return picture instanceof CompositeImage composite && composite.getMode() == IJ.COMPOSITE;
    }

    private static boolean hasPrimaries(ImagePlus picture) {
        return picture.getType() != ImagePlus.COLOR_RGB
                && (picture.getNChannels() == 3 || isNamedAfterPrimaries(picture.getStack()));
    }

    /** @return a copy without alpha */
    static int[] opaque(int[] rgb) {
        int[] argb = new int[rgb.length];
        for (int i = 0; i < rgb.length; i++) argb[i] = rgb[i] | 0xff000000;
        return argb;
    }

    private static boolean isNamedAfterPrimaries(ImageStack stack) {
        if (stack.size() != PRIMARIES.size()) return false;
        for (int i = 0; i < PRIMARIES.size(); i++) {
            String label = stack.getSliceLabel(i + 1);
            if (label == null || !label.toLowerCase(Locale.ROOT).startsWith(PRIMARIES.get(i))) return false;
        }
        return true;
    }

    /** @param range of all three, or null for each channel's own */
    private static int[] primaries(ImagePlus picture, DisplayRange range) {
        int[] argb = new int[picture.getWidth() * picture.getHeight()];
        for (int c = 0; c < PRIMARIES.size(); c++) {
            int index = picture.getNChannels() == 3 ? index(picture, c + 1) : c + 1;
            int shift = 16 - 8 * c;
            int[] levels =
                    levels(picture.getStack().getProcessor(index), range == null ? range(picture, c + 1) : range);
            for (int i = 0; i < argb.length; i++) argb[i] |= levels[i] << shift;
        }
        return opaque(argb);
    }

    /** Adds the channels that are switched on, each in the colours of its look-up table. */
    private static int[] sum(CompositeImage picture) {
        int[] argb = new int[picture.getWidth() * picture.getHeight()];
        for (int c = 1; c <= picture.getNChannels(); c++) {
            if (!picture.getActiveChannels()[c - 1]) continue;
            int[] levels = levels(picture.getStack().getProcessor(index(picture, c)), range(picture, c));
            LUT colours = picture.getChannelLut(c);
            for (int i = 0; i < argb.length; i++) argb[i] = add(argb[i], colours.getRGB(levels[i]));
        }
        return opaque(argb);
    }

    private static int add(int one, int two) {
        int red = Math.min(255, (one >> 16 & 0xff) + (two >> 16 & 0xff));
        int green = Math.min(255, (one >> 8 & 0xff) + (two >> 8 & 0xff));
        return red << 16 | green << 8 | Math.min(255, (one & 0xff) + (two & 0xff));
    }

    /** From the current slice, since ImageJ keeps slice and frame of a hyperstack only where it shows or sets them. */
    private static int index(ImagePlus picture, int channel) {
        int[] position = picture.convertIndexToPosition(picture.getCurrentSlice());
        return picture.getStackIndex(channel, position[1], position[2]);
    }

    /** @return a range without extent where none was set */
    private static DisplayRange range(ImagePlus picture, int channel) {
        if (picture instanceof CompositeImage composite) {
            LUT lut = composite.getChannelLut(channel);
            return new DisplayRange(lut.min, lut.max);
        }
        return new DisplayRange(picture.getDisplayRangeMin(), picture.getDisplayRangeMax());
    }

    private static int[] levels(ImageProcessor channel, DisplayRange range) {
        channel.resetMinAndMax();
        double black = range.white() > range.black() ? range.black() : channel.getMin();
        double white = range.white() > range.black() ? range.white() : channel.getMax();
        double scale = 255 / Math.max(white - black, 1e-9);
        int[] levels = new int[channel.getPixelCount()];
        for (int i = 0; i < levels.length; i++)
            levels[i] = (int) Math.min(255, Math.max(0, Math.round((channel.getf(i) - black) * scale)));
        return levels;
    }
}
