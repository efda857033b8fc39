// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.PixelSize;
import java.io.IOException;
import java.nio.file.Path;

/** The pixel size that Bio-Formats tells, in millimetres. */
final class BioFormatsScale {

    private static final String PLAIN_TIFF = "Tagged Image File Format";

    private BioFormatsScale() {}

    /** Of a plain TIFF file Bio-Formats takes a print's resolution for the pixels' size. */
    static PixelSize of(Path file, String format, BioFormatsReader.Metadata metadata, int series) throws IOException {
        if (format.equals(PLAIN_TIFF))
            return TiffNotes.read(TiffDirectories.read(file).get(0)).pixelSize();
        Object across = metadata.getPixelsPhysicalSizeX(series), down = metadata.getPixelsPhysicalSizeY(series);
        if (across == null && down == null) return PixelSize.UNCALIBRATED;
        double width = millimetres(across == null ? down : across);
        double height = millimetres(down == null ? across : down);
        return Calibrations.of(width, height, "mm", null);
    }

    /** @return the size of pixels that each hold several */
    static PixelSize coarser(PixelSize size, double across, double down) {
        return size.isCalibrated() ? new PixelSize(size.width() * across, size.height() * down, size.unit()) : size;
    }

    /** @param length an {@code ome.units.quantity.Length}; 0 for one in pixels */
    private static double millimetres(Object length) throws IOException {
        try {
            ClassLoader classes = length.getClass().getClassLoader();
            Object unit =
                    classes.loadClass("ome.units.UNITS").getField("MILLIMETER").get(null);
            Number value = (Number) length.getClass()
                    .getMethod("value", classes.loadClass("ome.units.unit.Unit"))
                    .invoke(length, unit);
            return value == null ? 0 : value.doubleValue();
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedImageException("this Bio-Formats has no units of length");
        }
    }
}
