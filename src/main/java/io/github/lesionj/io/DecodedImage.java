// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.PixelSize;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture as it was read from a file.
 *
 * @param argb      row-major and opaque
 * @param pixelSize from a TIFF or DICOM file; print resolutions are none
 * @param site      from a DICOM file
 */
record DecodedImage(int[] argb, int width, int height, PixelSize pixelSize, BodySite site) {

    /** A picture of which nobody knows where on the body it was taken. */
    DecodedImage(int[] argb, int width, int height, PixelSize pixelSize) {
        this(argb, width, height, pixelSize, BodySite.UNKNOWN);
    }

    private static final int ARGB_BYTES = 4;

    /** @param choice which picture of a stack */
    static DecodedImage read(Path file, ImageFormat format, PictureChoice choice) throws IOException {
        return switch (format) {
            case DICOM -> DicomPicture.read(file, choice);
            case TIFF -> TiffPicture.read(file, choice);
            case JPEG -> JpegPicture.read(file);
            default -> readByJava(file, format);
        };
    }

    private static DecodedImage readByJava(Path file, ImageFormat format) throws IOException {
        try (ImageIoReader reader = ImageIoReader.open(file, format)) {
            int width = reader.width(0), height = reader.height(0);
            if (format == ImageFormat.WEBP && reader.pictures() > 1)
                throw RefusedImageException.several(file, reader.pictures());
            PictureMemory.check(file, width, height, ARGB_BYTES + reader.bytesPerPixel(0));
            return new DecodedImage(colours(reader.read(0), Optional.empty()), width, height, PixelSize.UNCALIBRATED);
        }
    }

    /**
     * @param picture grey or colours
     * @param range   through which grey is shown; without one 8 bits are shown as they are and more from the darkest to
     *                the brightest value
     */
    static int[] colours(BufferedImage picture, Optional<DisplayRange> range) throws IOException {
        boolean plain = picture.getSampleModel().getSampleSize(0) <= 8 && range.isEmpty();
        boolean ranged = RasterColours.isGrey(picture) && !plain;
        return ranged ? DisplayRange.argb(picture, range) : RasterColours.argb(picture);
    }
}
