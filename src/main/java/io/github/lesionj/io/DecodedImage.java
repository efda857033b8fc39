// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.PixelSize;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A picture that Java's ImageIO could read.
 *
 * @param argb      row-major and opaque
 * @param pixelSize from a TIFF file; print resolutions are none
 */
record DecodedImage(int[] argb, int width, int height, PixelSize pixelSize) {

    private static final int PRIMARIES = 3;
    private static final int ARGB_BYTES = 4;

    static DecodedImage read(Path file, ImageFormat format) throws IOException {
        try (ImageIoReader reader = new ImageIoReader(file, format)) {
            int width = reader.width(0), height = reader.height(0);
            refuseTooLarge(file, width, height, ARGB_BYTES + reader.bytesPerPixel(0));
            return switch (format) {
                case TIFF -> tiff(file, reader);
                case JPEG -> new DecodedImage(jpeg(file, reader), width, height, PixelSize.UNCALIBRATED);
                default -> {
                    int pictures = format == ImageFormat.GIF ? reader.count() : 1;
                    if (pictures > 1) throw RefusedImageException.several(file, pictures);
                    yield new DecodedImage(
                            colours(reader.read(0), Optional.empty()), width, height, PixelSize.UNCALIBRATED);
                }
            };
        }
    }

    private static int[] jpeg(Path file, ImageIoReader reader) throws IOException {
        JpegHeader header = JpegHeader.read(file);
        return header.components() == 4
                ? InkColours.argb(reader.readRaster(0), header)
                : RasterColours.argb(reader.read(0));
    }

    private static DecodedImage tiff(Path file, ImageIoReader reader) throws IOException {
        TiffNotes notes = TiffNotes.read(file);
        int pictures = Math.max(reader.count(), notes.pictures());
        BufferedImage first = reader.read(0);
        int[] argb;
        if (pictures == PRIMARIES && RasterColours.isGrey(first) && areAlike(reader))
            argb = primaries(reader, first, notes.ranges());
        else if (pictures == 1 || arePreviews(reader, pictures))
            argb = colours(first, notes.ranges().stream().findFirst());
        else throw RefusedImageException.several(file, pictures);
        return new DecodedImage(argb, first.getWidth(), first.getHeight(), notes.pixelSize());
    }

    private static int[] colours(BufferedImage picture, Optional<DisplayRange> range) throws IOException {
        boolean plain = picture.getSampleModel().getSampleSize(0) <= 8 && range.isEmpty();
        boolean ranged = RasterColours.isGrey(picture) && !plain;
        return ranged ? DisplayRange.argb(picture, range) : RasterColours.argb(picture);
    }

    private static boolean areAlike(ImageIoReader reader) throws IOException {
        for (int i = 1; i < PRIMARIES; i++)
            if (reader.width(i) != reader.width(0) || reader.height(i) != reader.height(0)) return false;
        return true;
    }

    static boolean arePreviews(ImageIoReader reader, int pictures) throws IOException {
        if (reader.count() != pictures) return false;
        for (int i = 1; i < pictures; i++)
            if (reader.width(i) >= reader.width(0) || reader.height(i) >= reader.height(0)) return false;
        return true;
    }

    private static int[] primaries(ImageIoReader reader, BufferedImage red, List<DisplayRange> ranges)
            throws IOException {
        int[] reds = channel(red, ranges, 0), greens = channel(reader.read(1), ranges, 1);
        int[] blues = channel(reader.read(2), ranges, 2);
        for (int i = 0; i < reds.length; i++)
            reds[i] = reds[i] & 0xffff0000 | greens[i] & 0xff00 | blues[i] & 0xff;
        return reds;
    }

    /** Without ranges all three get the same one, or the colours would shift. */
    private static int[] channel(BufferedImage grey, List<DisplayRange> ranges, int index) throws IOException {
        double brightest = Math.pow(2, grey.getSampleModel().getSampleSize(0)) - 1;
        DisplayRange all = new DisplayRange(0, brightest);
        return colours(grey, Optional.of(index < ranges.size() ? ranges.get(index) : all));
    }

    private static void refuseTooLarge(Path file, int width, int height, int bytesPerPixel) throws IOException {
        long pixels = (long) width * height;
        if (pixels > Integer.MAX_VALUE - 8) throw RefusedImageException.tooLarge(file, width, height);
        long needed = pixels * bytesPerPixel;
        if (needed < free()) return;
        System.gc();
        long free = free();
        if (needed > free) throw RefusedImageException.tooBigForMemory(file, width, height, needed, free);
    }

    private static long free() {
        Runtime java = Runtime.getRuntime();
        return java.maxMemory() - java.totalMemory() + java.freeMemory();
    }
}
