// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;

/**
 * Turns what ImageIO read into 8-bit colours by the stored numbers alone: no colour profile and no gamma is applied, as
 * in ImageJ and in the programs that models are trained with. Transparent parts show white, as in ImageJ.
 */
final class RasterColours {

    private RasterColours() {}

    /** @return whether the picture is one band of numbers, without a palette */
    static boolean isGrey(BufferedImage picture) {
        return picture.getRaster().getNumBands() == 1
                && !(picture.getColorModel() instanceof IndexColorModel)
                && !(picture.getSampleModel() instanceof SinglePixelPackedSampleModel);
    }

    /**
     * @param picture colours of up to 16 bits each, or grey
     * @return row-major and opaque
     * @throws UnsupportedImageException if the samples are no colours that can be shown
     */
    static int[] argb(BufferedImage picture) throws UnsupportedImageException {
        if (picture.getColorModel() instanceof IndexColorModel palette) return lookedUp(picture.getRaster(), palette);
        if (picture.getSampleModel() instanceof SinglePixelPackedSampleModel) return unpacked(picture);
        return isInterleavedBytes(picture) ? interleaved(picture) : bands(picture);
    }

    private static boolean isInterleavedBytes(BufferedImage picture) {
        Raster raster = picture.getRaster();
        return (raster.getNumBands() == 1 || raster.getNumBands() == 3)
                && raster.getDataBuffer() instanceof DataBufferByte
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel
                && raster.getSampleModelTranslateX() == 0 && raster.getSampleModelTranslateY() == 0;
    }

    /** The way of nearly every photograph. */
    private static int[] interleaved(BufferedImage picture) {
        var model = (PixelInterleavedSampleModel) picture.getSampleModel();
        byte[] bytes = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        int offset = picture.getRaster().getDataBuffer().getOffset(), step = model.getPixelStride();
        int[] places = model.getBandOffsets();
        if (places.length == 1) places = new int[] {places[0], places[0], places[0]};
        int width = picture.getWidth();
        int[] argb = new int[width * picture.getHeight()];
        for (int y = 0, i = 0; y < picture.getHeight(); y++) {
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
        onWhite(colours);
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
        int[] argb = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        onWhite(argb);
        return argb;
    }

    private static int[] bands(BufferedImage picture) throws UnsupportedImageException {
        Raster raster = picture.getRaster();
        int bands = raster.getNumBands(), width = picture.getWidth();
        double[] scale = scale(raster);
        ColorModel model = picture.getColorModel();
        boolean inks = bands == 4 && model.getColorSpace().getType() == ColorSpace.TYPE_CMYK;
        if (model.hasAlpha() && model.isAlphaPremultiplied()) model.coerceData(picture.getRaster(), false);
        int[] argb = new int[width * picture.getHeight()];
        int[] row = new int[width * bands];
        for (int y = 0, i = 0; y < picture.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < row.length; x += bands, i++) {
                for (int b = 0; b < bands; b++) row[x + b] = (int) (row[x + b] * scale[b] + 0.5);
                int green = bands > 2 ? row[x + 1] : row[x], blue = bands > 2 ? row[x + 2] : row[x];
                int alpha = model.hasAlpha() ? row[x + bands - 1] : 255;
                argb[i] = inks ? InkColours.argb(row[x], green, blue, row[x + 3]) : argb(row[x], green, blue, alpha);
            }
        }
        return argb;
    }

    private static double[] scale(Raster raster) throws UnsupportedImageException {
        int[] bits = raster.getSampleModel().getSampleSize();
        double[] scale = new double[bits.length];
        for (int b = 0; b < bits.length; b++) {
            if (bits[b] > 16) throw new UnsupportedImageException("its colours have " + bits[b] + " bits each");
            scale[b] = 255.0 / ((1 << bits[b]) - 1);
        }
        return scale;
    }

    private static void onWhite(int[] argb) {
        for (int i = 0; i < argb.length; i++)
            argb[i] = argb(argb[i] >> 16 & 0xff, argb[i] >> 8 & 0xff, argb[i] & 0xff, argb[i] >>> 24);
    }

    private static int argb(int red, int green, int blue, int alpha) {
        return 0xff000000 | onWhite(red, alpha) << 16 | onWhite(green, alpha) << 8 | onWhite(blue, alpha);
    }

    private static int onWhite(int value, int alpha) {
        return (value * alpha + 255 * (255 - alpha) + 127) / 255;
    }
}
