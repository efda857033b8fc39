// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.Pixels;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/** Reads what a mask's file stores: neither display ranges nor look-up tables nor inverted display change it. */
final class StoredMaskReader {

    private StoredMaskReader() {}

    /** @throws UnclearMaskException if colours, palette or transparency do not tell what is lesion */
    static StoredValues read(Path file) throws IOException {
        Optional<ImageFormat> format = ImageFormat.of(file);
        if (format.isEmpty()) return shown(file, false);
        return switch (format.get()) {
            case JPEG -> shown(file, true);
            case DICOM -> DicomPicture.stored(file);
            case TIFF -> tiff(file);
            default -> stored(file, format.get());
        };
    }

    /** Where nothing hides what is stored, or nobody can tell. */
    static StoredValues shown(Path file, boolean lossy) throws IOException {
        Img<ARGBType> picture = ImageOpener.open(file).image();
        return MaskColours.values(Pixels.argb(picture), (int) picture.dimension(0), (int) picture.dimension(1), lossy);
    }

    private static StoredValues tiff(Path file) throws IOException {
        try (TiffPicture opened = TiffPicture.open(file)) {
            BufferedImage picture = opened.only();
            TiffNotes notes = opened.notes();
            if (!notes.whiteIsZero()) return values(picture, notes.valuesCount(), opened.hasAlpha());
            if (!notes.valuesCount())
                throw new UnclearMaskException(
                        "stores white as 0 (TIFF's WhiteIsZero), where some programs mark the lesion with 0 and others with 1");
            return inverted(picture);
        }
    }

    private static StoredValues stored(Path file, ImageFormat format) throws IOException {
        try (ImageIoReader reader = ImageIoReader.open(file, format)) {
            PictureMemory.check(file, reader.width(0), reader.height(0), 2 * Float.BYTES + reader.bytesPerPixel(0));
            BufferedImage picture = reader.read(0);
            return values(picture, false, picture.getColorModel().hasAlpha());
        }
    }

    private static StoredValues values(BufferedImage picture, boolean valuesCount, boolean alpha) throws IOException {
        Raster raster = picture.getRaster();
        int width = picture.getWidth(), height = picture.getHeight();
        if (picture.getColorModel() instanceof IndexColorModel palette)
            return MaskPalette.values(raster, palette, valuesCount);
        if (picture.getSampleModel() instanceof SinglePixelPackedSampleModel)
            return MaskColours.values(picture.getRGB(0, 0, width, height, null, 0, width), width, height, false);
        if (raster.getNumBands() == 1) return band(raster);
        Optional<StoredValues> grey = alpha && !isConstant(raster, raster.getNumBands() - 1)
                ? Optional.empty()
                : equalBands(raster, alpha ? raster.getNumBands() - 1 : raster.getNumBands());
        return grey.isPresent() ? grey.get() : MaskColours.values(argb(raster, alpha), width, height, false);
    }

    private static StoredValues band(Raster raster) {
        float[] values = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (float[]) null);
        return new StoredValues(raster.getWidth(), raster.getHeight(), values, white(raster), false);
    }

    private static float white(Raster raster) {
        int bits = raster.getSampleModel().getSampleSize(0);
        return bits > 16 || raster.getTransferType() == DataBuffer.TYPE_FLOAT ? Float.NaN : (1 << bits) - 1;
    }

    /** Grey that was saved as red, green and blue. */
    private static Optional<StoredValues> equalBands(Raster raster, int bands) {
        StoredValues first = band(raster);
        for (int b = 1; b < Math.min(bands, 3); b++) {
            float[] other = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), b, (float[]) null);
            if (!Arrays.equals(first.values(), other)) return Optional.empty();
        }
        return Optional.of(first);
    }

    private static boolean isConstant(Raster raster, int band) {
        float[] values = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), band, (float[]) null);
        for (float value : values) if (value != values[0]) return false;
        return true;
    }

    private static int[] argb(Raster raster, boolean alpha) throws UnsupportedImageException {
        int bands = raster.getNumBands(), colours = alpha ? bands - 1 : bands, width = raster.getWidth();
        if (Float.isNaN(white(raster))) throw new UnsupportedImageException("its colours have more than 16 bits each");
        float scale = 255 / white(raster);
        int[] argb = new int[width * raster.getHeight()];
        float[] row = new float[width * bands];
        for (int y = 0, i = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < row.length; x += bands, i++) {
                int red = Math.round(row[x] * scale);
                int green = colours > 2 ? Math.round(row[x + 1] * scale) : red,
                        blue = colours > 2 ? Math.round(row[x + 2] * scale) : red;
                int opacity = alpha ? Math.round(row[x + bands - 1] * scale) : 255;
                argb[i] = opacity << 24 | red << 16 | green << 8 | blue;
            }
        }
        return argb;
    }

    /** Java's reader turned the values over, so that 0 is black; they are turned back. */
    private static StoredValues inverted(BufferedImage picture) throws UnclearMaskException {
        StoredValues turned = band(picture.getRaster());
        if (Float.isNaN(turned.white()))
            throw new UnclearMaskException("stores white as 0 (TIFF's WhiteIsZero) in more than 16 bits");
        float[] values = new float[turned.values().length];
        for (int i = 0; i < values.length; i++) values[i] = turned.white() - turned.values()[i];
        return turned.of(values, turned.white());
    }
}
