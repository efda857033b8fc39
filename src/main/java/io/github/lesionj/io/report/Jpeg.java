// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.report;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Resampling;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/** Codes pictures as JPEG, which for photographs is a tenth of a PNG, in memory: no picture passes through a shared folder. */
final class Jpeg {

    private Jpeg() {}

    /** @return the bytes of the picture, shrunk to {@code widest} pixels where it is wider */
    static byte[] of(RandomAccessibleInterval<ARGBType> image, int widest) throws IOException {
        int width = (int) image.dimension(0);
        int height = (int) image.dimension(1);
        int newWidth = Math.min(width, widest);
        int newHeight = Math.max(1, (int) Math.round((double) height * newWidth / width));
        BufferedImage picture = new BufferedImage(newWidth, newHeight, BufferedImage.TYPE_INT_RGB);
        picture.getRaster()
                .setDataElements(
                        0,
                        0,
                        newWidth,
                        newHeight,
                        Resampling.resize(Pixels.argb(image), width, height, newWidth, newHeight));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(picture);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
