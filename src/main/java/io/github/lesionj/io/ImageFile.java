// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.Pixels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/** Writes pictures. */
public final class ImageFile {

    private static final float QUALITY = 0.9f;

    private ImageFile() {}

    /**
     * Writes an 8-bit RGB PNG; alpha is dropped.
     *
     * @param file  whose folder is created where missing
     * @param image 2-D
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public static void writePng(Path file, RandomAccessibleInterval<ARGBType> image) throws IOException {
        int width = (int) image.dimension(0), height = (int) image.dimension(1);
        int[] argb = Pixels.argb(image);
        AtomicFile.write(file, out -> PngEncoder.rgb(out, argb, width, height));
    }

    /**
     * Writes an 8-bit RGB JPEG of quality 0.9 for people to look at; alpha is dropped.
     *
     * @param file  whose folder is created where missing
     * @param image 2-D
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public static void writeJpeg(Path file, RandomAccessibleInterval<ARGBType> image) throws IOException {
        BufferedImage picture = toBufferedImage(image);
        AtomicFile.write(file, out -> {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(QUALITY);
            try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
                writer.setOutput(stream);
                writer.write(null, new IIOImage(picture, null, null), quality);
            } finally {
                writer.dispose();
            }
        });
    }

    static BufferedImage toBufferedImage(RandomAccessibleInterval<ARGBType> image) {
        int width = (int) image.dimension(0);
        int height = (int) image.dimension(1);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.getRaster().setDataElements(0, 0, width, height, Pixels.argb(image));
        return picture;
    }
}
