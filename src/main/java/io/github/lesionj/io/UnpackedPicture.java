// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.Region;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/** A picture that can only be decoded from its beginning to its end, unpacked once into a temporary file of one byte a sample. */
final class UnpackedPicture implements PictureParts {

    private static final int PART = 512;

    private final int width, height, bands;
    private final MappedByteBuffer samples;

    private UnpackedPicture(int width, int height, int bands, MappedByteBuffer samples) {
        this.width = width;
        this.height = height;
        this.bands = bands;
        this.samples = samples;
    }

    /** @return whether the colours are those that {@link ImageOpener} finds, and decoding keeps a few rows at most */
    static boolean isFor(Path file, ImageFormat format) throws IOException {
        if (format == ImageFormat.PNG) return true;
        if (format != ImageFormat.JPEG) return false;
        JpegHeader header = JpegHeader.read(file);
        boolean sequential =
                header.process() >= 0 && header.process() <= 1 && header.bits() == 8 && header.scans() == 1;
        boolean grey = header.components().length == 1;
        boolean ycc = header.components().length == 3 && (header.jfif() || header.adobeTransform() == 1);
        return sequential && (grey || ycc);
    }

    /**
     * @param few pixels that are not worth it
     * @throws UnsupportedImageException if its samples have other than 8 bits, or it has a palette
     * @throws IOException               if it is damaged, or the temporary file finds no room
     */
    static UnpackedPicture open(Path file, ImageFormat format, long few) throws IOException {
        try (ImageIoReader reader = ImageIoReader.open(file, format)) {
            ImageReader java = reader.reader();
            int width = reader.width(0), height = reader.height(0);
            ImageTypeSpecifier type = java.getRawImageType(0);
            boolean plain = type != null
                    && type.getColorModel() instanceof ComponentColorModel
                    && type.getSampleModel().getSampleSize(0) == 8;
            int bands = format == ImageFormat.JPEG
                    ? JpegHeader.read(file).components().length
                    : plain ? type.getNumBands() : 0;
            plain |= format == ImageFormat.JPEG;
            if (!plain || (long) width * height < few || (long) width * height * bands > Integer.MAX_VALUE - 8)
                throw new UnsupportedImageException("it cannot be unpacked");
            MappedByteBuffer room = room((long) width * height * bands);
            ImageReadParam into = java.getDefaultReadParam();
            into.setDestination(picture(width, height, bands, room));
            reader.read(into);
            return new UnpackedPicture(width, height, bands, room);
        }
    }

    private static MappedByteBuffer room(long bytes) throws IOException {
        Path file = Files.createTempFile("lesionj-", ".unpacked");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes);
        }
    }

    private static BufferedImage picture(int width, int height, int bands, MappedByteBuffer room) {
        int[] offsets = new int[bands];
        for (int b = 0; b < bands; b++) offsets[b] = b;
        SampleModel model =
                new ComponentSampleModel(DataBuffer.TYPE_BYTE, width, height, bands, bands * width, offsets);
        DataBuffer buffer = new DataBuffer(DataBuffer.TYPE_BYTE, room.capacity()) {
            @Override
            public int getElem(int bank, int i) {
                return room.get(i) & 0xff;
            }

            @Override
            public void setElem(int bank, int i, int value) {
                room.put(i, (byte) value);
            }
        };
        ColorSpace space = ColorSpace.getInstance(bands < 3 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        boolean alpha = bands % 2 == 0;
        ColorModel colours = new ComponentColorModel(
                space, alpha, false, alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(colours, Raster.createWritableRaster(model, buffer, null), false, null);
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int partWidth() {
        return Math.min(width, PART);
    }

    @Override
    public int partHeight() {
        return Math.min(height, PART);
    }

    @Override
    public int[] read(Region part) {
        int[] argb = new int[part.width() * part.height()];
        for (int y = 0, i = 0; y < part.height(); y++) {
            int at = ((part.y() + y) * width + part.x()) * bands;
            for (int x = 0; x < part.width(); x++, i++, at += bands) {
                int red = samples.get(at) & 0xff;
                int green = bands < 3 ? red : samples.get(at + 1) & 0xff;
                int blue = bands < 3 ? red : samples.get(at + 2) & 0xff;
                argb[i] = 0xff000000 | red << 16 | green << 8 | blue;
            }
        }
        return argb;
    }

    @Override
    public void close() {}
}
