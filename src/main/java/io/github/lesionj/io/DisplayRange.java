// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.Optional;

/**
 * Which stored grey values are shown black and white.
 *
 * @param black the brightest value that is shown black
 * @param white the darkest value that is shown white
 */
record DisplayRange(double black, double white) {

    /**
     * Shows a grey picture as ImageJ would.
     *
     * @param grey  a first band of 8, 16 or 32 bits; others are no colour
     * @param range of the file; without one, 8 bits as they are and more from the darkest to the brightest value
     * @return row-major, opaque, grey
     */
    static int[] argb(BufferedImage grey, Optional<DisplayRange> range) throws UnsupportedImageException {
        return argb(processor(grey.getRaster()), range);
    }

    /** @param processor whose own range is used where none is given */
    static int[] argb(ImageProcessor processor, Optional<DisplayRange> range) {
        range.ifPresent(given -> processor.setMinAndMax(given.black, given.white));
        return ImagePlusColours.opaque((int[]) processor.convertToRGB().getPixels());
    }

    private static ImageProcessor processor(Raster raster) throws UnsupportedImageException {
        int width = raster.getWidth(), height = raster.getHeight();
        Raster grey = raster.createChild(raster.getMinX(), raster.getMinY(), width, height, 0, 0, new int[] {0});
        Object values = grey.getDataElements(0, 0, width, height, null);
        if (values instanceof byte[] bytes) return new ByteProcessor(width, height, bytes);
        if (values instanceof float[] floats) return new FloatProcessor(width, height, floats);
        if (values instanceof int[] ints) return new FloatProcessor(width, height, ints);
        if (!(values instanceof short[] shorts))
            throw new UnsupportedImageException("its grey values have more than 32 bits");
        if (raster.getTransferType() == DataBuffer.TYPE_SHORT)
            for (int i = 0; i < shorts.length; i++) shorts[i] += (short) 0x8000;
        return new ShortProcessor(width, height, shorts, null);
    }
}
