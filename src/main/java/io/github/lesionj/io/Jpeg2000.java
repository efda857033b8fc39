// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes JPEG 2000 by the ImageIO plug-in that is there: jai-imageio-jpeg2000 comes with the command line and with Fiji. */
final class Jpeg2000 {

    private static final String NAME = "jpeg 2000";

    private Jpeg2000() {}

    /**
     * @param file a whole file or a bare code stream
     * @return the samples; its own colour transform is undone
     * @throws UnsupportedImageException if there is no such plug-in
     * @throws IOException               if it is damaged
     */
    static DicomCodec.DecodedSamples read(byte[] file) throws IOException {
        ImageReader reader = reader();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(stream, true, true);
            Raster raster = reader.canReadRaster()
                    ? reader.readRaster(0, null)
                    : reader.read(0).getRaster();
            return DicomCodec.DecodedSamples.of(raster);
        } catch (RuntimeException e) {
            throw new IOException("its JPEG 2000 picture is damaged (" + e.getMessage() + ")", e);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader() throws UnsupportedImageException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(NAME);
        if (!readers.hasNext())
            throw new UnsupportedImageException(
                    "it is compressed by JPEG 2000, which needs jai-imageio-jpeg2000 on the class path");
        return readers.next();
    }
}
