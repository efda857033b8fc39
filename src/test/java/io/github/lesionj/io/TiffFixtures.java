// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/** TIFF files as other programs than ImageJ write them. */
final class TiffFixtures {

    private TiffFixtures() {}

    static Path writePages(Path file, BufferedImage... pages) throws IOException {
        Files.deleteIfExists(file);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) writer.writeToSequence(new IIOImage(page, null, null), null);
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return file;
    }

    static Path writeCompressed(Path file, BufferedImage picture, String compression) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(compression);
        if (compression.equals("JPEG")) param.setCompressionQuality(1);
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return file;
    }

    /** Writes an uncompressed RGB picture by hand. @param unit 2 pixels per inch, 3 per cm */
    static Path writeResolution(Path file, BufferedImage picture, int resolution, int unit) throws IOException {
        int width = picture.getWidth(), height = picture.getHeight(), pixels = 8 + 2 + 12 * 12 + 4 + 6 + 16;
        ByteBuffer tiff = ByteBuffer.allocate(pixels + 3 * width * height);
        tiff.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8).putShort((short) 12);
        int extra = 8 + 2 + 12 * 12 + 4;
        int[][] entries = {
            {256, 4, 1, width},
            {257, 4, 1, height},
            {258, 3, 3, extra},
            {259, 3, 1, 1 << 16},
            {262, 3, 1, 2 << 16},
            {273, 4, 1, pixels},
            {277, 3, 1, 3 << 16},
            {278, 4, 1, height},
            {279, 4, 1, 3 * width * height},
            {282, 5, 1, extra + 6},
            {283, 5, 1, extra + 14},
            {296, 3, 1, unit << 16}
        };
        for (int[] e : entries)
            tiff.putShort((short) e[0]).putShort((short) e[1]).putInt(e[2]).putInt(e[3]);
        tiff.putInt(0).putShort((short) 8).putShort((short) 8).putShort((short) 8);
        for (int i = 0; i < 2; i++) tiff.putInt(resolution).putInt(1);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                int rgb = picture.getRGB(x, y);
                tiff.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
            }
        return Files.write(file, tiff.array());
    }
}
