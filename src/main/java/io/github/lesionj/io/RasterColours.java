// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;
import java.util.Arrays;

/**
 * Turns what ImageIO read into 8-bit colours by the stored numbers alone: no colour profile and no gamma is applied, as
 * in ImageJ and in the programs that models are trained with. What comes after the colours is no colour: transparency and
 * stored selections are left out.
 */
final class RasterColours {

    private RasterColours() {}

    /** The greatest values that cameras of 8, 10, 12, 14 and 16 bits write into 16. */
    private static final int[] WHITES = {255, 1023, 4095, 16383, 65535};

    /** @return whether the picture is one band of numbers, perhaps with another of transparency, without a palette */
    static boolean isGrey(BufferedImage picture) {
        return picture.getRaster().getNumBands() <= 2
                && !(picture.getColorModel() instanceof IndexColorModel)
                && !(picture.getSampleModel() instanceof SinglePixelPackedSampleModel);
    }

    /**
     * @param picture colours of up to 16 bits each, or grey
     * @return row-major and opaque; 16 bits from 0 to the greatest value of the 8, 10, 12, 14 or 16 that are in use
     * @throws UnsupportedImageException if the samples are no colours that can be shown
     */
    static int[] argb(BufferedImage picture) throws UnsupportedImageException {
        if (picture.getColorModel() instanceof IndexColorModel palette) return lookedUp(picture.getRaster(), palette);
        if (picture.getSampleModel() instanceof SinglePixelPackedSampleModel) return unpacked(picture);
        return isInterleavedBytes(picture.getRaster())
                ? interleaved(picture.getRaster())
                : bands(picture.getRaster(), false);
    }

    /** @param raster grey or red, green and blue, 8 bits each, as JPEG files store them */
    static int[] argb(Raster raster) throws UnsupportedImageException {
        return isInterleavedBytes(raster) ? interleaved(raster) : bands(raster, false);
    }

    /** @param raster cyan, magenta, yellow and black */
    static int[] ofInks(Raster raster) throws UnsupportedImageException {
        return bands(raster, true);
    }

    private static boolean isInterleavedBytes(Raster raster) {
        return (raster.getNumBands() == 1 || raster.getNumBands() == 3)
                && raster.getDataBuffer() instanceof DataBufferByte
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel
                && raster.getSampleModelTranslateX() == 0
                && raster.getSampleModelTranslateY() == 0;
    }

    /** The way of nearly every photograph. */
    private static int[] interleaved(Raster raster) {
        var model = (PixelInterleavedSampleModel) raster.getSampleModel();
        byte[] bytes = ((DataBufferByte) raster.getDataBuffer()).getData();
        int offset = raster.getDataBuffer().getOffset(), step = model.getPixelStride();
        int[] places = model.getBandOffsets();
        if (places.length == 1) places = new int[] {places[0], places[0], places[0]};
        int width = raster.getWidth();
        int[] argb = new int[width * raster.getHeight()];
        for (int y = 0, i = 0; y < raster.getHeight(); y++) {
            int red = offset + y * model.getScanlineStride() + places[0];
            int green = red - places[0] + places[1], blue = red - places[0] + places[2];
            for (int x = 0; x < width; x++, i++, red += step, green += step, blue += step)
                argb[i] = 0xff000000 | (bytes[red] & 0xff) << 16 | (bytes[green] & 0xff) << 8 | bytes[blue] & 0xff;
        }
        return argb;
    }

    private static int[] lookedUp(Raster raster, IndexColorModel palette) {
        int[] colours = new int[palette.getMapSize()];
        palette.getRGBs(colours);
        for (int i = 0; i < colours.length; i++) colours[i] |= 0xff000000;
        int width = raster.getWidth();
        int[] argb = new int[width * raster.getHeight()];
        int[] row = new int[width];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) argb[y * width + x] = colours[Math.min(row[x], colours.length - 1)];
        }
        return argb;
    }

    private static int[] unpacked(BufferedImage picture) {
        return ImagePlusColours.opaque(
                picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()));
    }

    private static int[] bands(Raster raster, boolean inks) throws UnsupportedImageException {
        int bands = raster.getNumBands(), width = raster.getWidth();
        double[] scale = scale(raster, bands < 3 ? 1 : inks ? 4 : 3);
        int[] argb = new int[width * raster.getHeight()];
        int[] row = new int[width * bands];
        for (int y = 0, i = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < row.length; x += bands, i++) {
                for (int b = 0; b < scale.length; b++) row[x + b] = (int) (row[x + b] * scale[b] + 0.5);
                int green = bands > 2 ? row[x + 1] : row[x], blue = bands > 2 ? row[x + 2] : row[x];
                argb[i] = inks
                        ? InkColours.argb(row[x], green, blue, row[x + 3])
                        : 0xff000000 | row[x] << 16 | green << 8 | blue;
            }
        }
        return argb;
    }

    private static double[] scale(Raster raster, int colours) throws UnsupportedImageException {
        int[] bits = raster.getSampleModel().getSampleSize();
        double[] scale = new double[colours];
        for (int b = 0; b < colours; b++) {
            if (bits[b] > 16) throw new UnsupportedImageException("its colours have " + bits[b] + " bits each");
            scale[b] = 255.0 / (bits[b] == 16 && colours == 3 ? white(raster) : (1 << bits[b]) - 1);
        }
        return scale;
    }

    private static int white(Raster raster) {
        int[] row = new int[raster.getWidth()];
        int greatest = 0;
        for (int y = 0; y < raster.getHeight(); y++)
            for (int b = 0; b < 3; b++)
                for (int value : raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, b, row))
                    greatest = Math.max(greatest, value);
        return white(greatest);
    }

    /** @return the greatest value of the 8, 10, 12, 14 or 16 bits that hold this one */
    static int white(int greatest) {
        return Arrays.stream(WHITES)
                .filter(white -> white >= greatest)
                .findFirst()
                .orElseThrow();
    }
}
