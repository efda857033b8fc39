// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.PixelSize;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Opens JPEG pictures. What the components mean is decided as libjpeg does, and with it ImageJ, Pillow and OpenCV, from
 * the JFIF and Adobe markers or else the components' numbers; Java's reader decides otherwise where there are no markers.
 */
final class JpegPicture {

    private static final int[] RGB = {'R', 'G', 'B'};
    private static final int PROGRESSIVE = 2;
    private static final int COEFFICIENT_BYTES = 6;
    private static final int FEW_SCANS = 20;
    private static final long MOST_WORK = 500_000_000;

    private JpegPicture() {}

    /**
     * @throws UnsupportedImageException if it is whole, but coded in a way that is not known here
     * @throws IOException               if it is damaged or does not fit into memory
     */
    static DecodedImage read(Path file) throws IOException {
        JpegHeader header = JpegHeader.read(file);
        refuse(header);
        try (ImageIoReader reader = ImageIoReader.open(file, ImageFormat.JPEG)) {
            int width = reader.width(0), height = reader.height(0);
            if (header.scans() > FEW_SCANS && (long) width * height * header.scans() > MOST_WORK)
                throw new UnsupportedImageException(
                        "it is a JPEG file of " + header.scans() + " scans, too many for its size");
            boolean kept = header.process() == PROGRESSIVE || header.scans() > 1;
            PictureMemory.check(
                    file, width, height, Integer.BYTES + header.components().length + (kept ? COEFFICIENT_BYTES : 0));
            return new DecodedImage(argb(reader.readRaster(0), header), width, height, PixelSize.UNCALIBRATED);
        }
    }

    private static void refuse(JpegHeader header) throws IOException {
        String kind =
                switch (header.process()) {
                    case 0, 1, 2 -> header.bits() == 8 ? "" : "JPEG file of " + header.bits() + " bits";
                    case 3 -> "lossless JPEG file";
                    case 5, 6, 7, 13, 14, 15 -> "hierarchical JPEG file";
                    case 9, 10, 11 -> "JPEG file with arithmetic coding";
                    case 0x37 -> "JPEG-LS file";
                    default -> throw new IOException("it says nothing of its size");
                };
        if (!kind.isEmpty()) throw new UnsupportedImageException("it is a " + kind);
        if (header.scans() > JpegHeader.MOST_SCANS)
            throw new UnsupportedImageException("it is a JPEG file of more than " + JpegHeader.MOST_SCANS + " scans");
    }

    private static int[] argb(Raster stored, JpegHeader header) throws UnsupportedImageException {
        int[] components = header.components();
        if (components.length == 4) return InkColours.argb(stored, header);
        if (components.length != 1 && components.length != 3)
            throw new UnsupportedImageException("it is a JPEG file of " + components.length + " components");
        int[] colours = RasterColours.argb(stored);
        boolean rgb = header.adobe() ? header.adobeTransform() == 0 : Arrays.equals(components, RGB);
        return components.length == 1 || rgb && !header.jfif() ? colours : YccColours.argb(colours);
    }
}
