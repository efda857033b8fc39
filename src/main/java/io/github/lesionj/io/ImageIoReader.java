// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads pictures with Java's own readers, WebP with that of TwelveMonkeys, so that they look the same wherever other ImageIO plug-ins are about. What a
 * reader only warns of because it could paint the missing part grey is an error here.
 */
final class ImageIoReader implements AutoCloseable {

    private static final List<String> DAMAGE =
            List.of("premature end", "truncated", "corrupt", "unexpected end", "eof");

    private final ImageInputStream stream;
    private final ImageReader reader;
    private final List<String> damage = new ArrayList<>();

    /** Reads a file, of a PNG or GIF file only what belongs to the picture. */
    static ImageIoReader open(Path file, ImageFormat format) throws IOException {
        ImageInputStream stream =
                switch (format) {
                    case PNG -> PngParts.open(file);
                    case GIF -> GifParts.open(file);
                    default -> new FileImageInputStream(file.toFile());
                };
        return new ImageIoReader(stream, format);
    }

    /** @param stream is closed with this reader; what it says beside the pixels is passed over where that can be done */
    ImageIoReader(ImageInputStream stream, ImageFormat format) throws IOException {
        this.stream = stream;
        reader = reader(format);
        reader.setInput(stream, false, true);
        reader.addIIOReadWarningListener((source, warning) -> {
            String text = warning.toLowerCase(Locale.ROOT);
            if (DAMAGE.stream().anyMatch(text::contains)) damage.add(warning);
        });
    }

    private static ImageReader reader(ImageFormat format) throws IOException {
        if (format == ImageFormat.WEBP) return webp();
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.imageIoName());
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getModule() == ImageIO.class.getModule()) return reader;
            reader.dispose();
        }
        throw new UnsupportedImageException("this Java cannot read " + format);
    }

    private static ImageReader webp() throws IOException {
        try {
            return new WebPImageReaderSpi().createReaderInstance();
        } catch (NoClassDefFoundError e) {
            throw new UnsupportedImageException("WebP pictures need imageio-webp.jar, which is missing");
        }
    }

    /** @return Java's reader, closed with this */
    ImageReader reader() {
        return reader;
    }

    /** @return how many pictures the file holds */
    int pictures() throws IOException {
        return reader.getNumImages(true);
    }

    int width(int index) throws IOException {
        return reader.getWidth(index);
    }

    int height(int index) throws IOException {
        return reader.getHeight(index);
    }

    /** @return the bytes that one stored pixel takes once it is read; a guess where the reader cannot tell */
    int bytesPerPixel(int index) throws IOException {
        ImageTypeSpecifier type = reader.getRawImageType(index);
        if (type == null) return 4;
        int bits = 0;
        for (int size : type.getSampleModel().getSampleSize()) bits += size;
        return Math.max(1, (bits + 7) / 8);
    }

    /** @throws UnsupportedImageException if the picture is whole but of a flavour that Java's reader lacks */
    BufferedImage read(int index) throws IOException {
        try {
            BufferedImage picture = reader.read(index);
            refuseDamage();
            return picture;
        } catch (IIOException e) {
            String reason = String.valueOf(e.getMessage());
            if (reason.contains("not supported") || reason.contains("nsupported"))
                throw new UnsupportedImageException(reason);
            throw e;
        }
    }

    /** Reads the first picture into a given destination. */
    void read(ImageReadParam into) throws IOException {
        reader.read(0, into);
        refuseDamage();
    }

    /** Reads the samples as they are stored, whatever they mean. */
    Raster readRaster(int index) throws IOException {
        Raster raster = reader.readRaster(index, null);
        refuseDamage();
        return raster;
    }

    private void refuseDamage() throws IOException {
        if (!damage.isEmpty()) throw new IOException(damage.get(0));
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        stream.close();
    }
}
