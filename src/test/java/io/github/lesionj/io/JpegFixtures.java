// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/** JPEG files that no ordinary writer writes. */
final class JpegFixtures {

    private JpegFixtures() {}

    /** Writes 8 x 8 pixels of four stored components, with an Adobe marker before the first segment. */
    static Path writeInks(Path file, int[] stored, int transform) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, null);
        for (int y = 0; y < 8; y++) for (int x = 0; x < 8; x++) raster.setPixel(x, y, stored);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(new IIOImage(raster, null, null));
        } finally {
            writer.dispose();
        }
        byte[] adobe = {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
        return insertAfterStart(file, adobe);
    }

    /** Adds an Exif segment with nothing but an orientation. */
    static Path withOrientation(Path file, int orientation) throws IOException {
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        return insertAfterStart(file, exif);
    }

    private static Path insertAfterStart(Path file, byte[] segment) throws IOException {
        byte[] jpeg = Files.readAllBytes(file);
        ByteArrayOutputStream longer = new ByteArrayOutputStream();
        longer.write(jpeg, 0, 2);
        longer.write(segment);
        longer.write(jpeg, 2, jpeg.length - 2);
        return Files.write(file, longer.toByteArray());
    }
}
