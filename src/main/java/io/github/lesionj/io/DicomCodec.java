// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Unpacks a frame of a compressed DICOM file into what an uncompressed one would hold (PS3.5, A.4). */
final class DicomCodec {

    private static final String JPEG = "1.2.840.10008.1.2.4.";
    private static final int[] RGB_NUMBERS = {'R', 'G', 'B'};

    private enum Kind {
        JPEG,
        LOSSLESS_JPEG,
        JPEG_LS,
        JPEG_2000,
        RUN_LENGTHS
    }

    private static final Map<String, Kind> KINDS = Map.of(
            JPEG + "50",
            Kind.JPEG,
            JPEG + "51",
            Kind.JPEG,
            JPEG + "57",
            Kind.LOSSLESS_JPEG,
            JPEG + "70",
            Kind.LOSSLESS_JPEG,
            JPEG + "80",
            Kind.JPEG_LS,
            JPEG + "81",
            Kind.JPEG_LS,
            JPEG + "90",
            Kind.JPEG_2000,
            JPEG + "91",
            Kind.JPEG_2000,
            "1.2.840.10008.1.2.5",
            Kind.RUN_LENGTHS);

    private DicomCodec() {}

    /**
     * What the file says of every frame.
     *
     * @param samples     per pixel
     * @param allocated   bits per sample: 8, 16 or 32
     * @param photometric DICOM's name for what the samples mean
     */
    record Layout(int width, int height, int samples, int allocated, String photometric) {}

    /**
     * An unpacked frame.
     *
     * @param samples     little endian, each of the allocated bits
     * @param photometric what they mean now: a decoder may have turned the colours
     * @param planar      whether the samples stand plane after plane
     */
    record Frame(byte[] samples, String photometric, boolean planar) {}

    /** @return whether the transfer syntax is one of compressed pictures that are known here */
    static boolean isNamed(String syntax) {
        return KINDS.containsKey(syntax);
    }

    /**
     * @throws UnsupportedImageException if its flavour is not known here
     * @throws IOException               if it is damaged or of another size than the file says
     */
    static Frame decode(byte[] frame, String syntax, Layout layout) throws IOException {
        return switch (KINDS.get(syntax)) {
            case JPEG -> jpeg(frame, layout);
            case LOSSLESS_JPEG -> plain(LosslessJpeg.decode(frame), layout, colours(frame, layout, "RGB"));
            case JPEG_LS -> plain(JpegLs.decode(frame), layout, layout.photometric);
            case JPEG_2000 -> plain(Jpeg2000.read(frame), layout, afterJpeg2000(layout.photometric));
            case RUN_LENGTHS -> new Frame(RunLengths.decode(frame, layout), layout.photometric, true);
        };
    }

    private static Frame jpeg(byte[] frame, Layout layout) throws IOException {
        JpegHeader header = JpegHeader.read(new ByteArrayInputStream(frame));
        if (header.bits() != 8) throw new UnsupportedImageException("it holds a JPEG picture of 12 bits");
        if (header.process() == 3) return plain(LosslessJpeg.decode(frame), layout, colours(frame, layout, "RGB"));
        ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(frame));
        try (ImageIoReader reader = new ImageIoReader(stream, ImageFormat.JPEG)) {
            Raster raster = reader.readRaster(0);
            DecodedSamples decoded = DecodedSamples.of(raster);
            return plain(decoded, layout, colours(frame, layout, "YBR_FULL"));
        }
    }

    /**
     * The file's word counts, unless the JPEG stream says in its own markers how its colours are stored: devices write RGB
     * where they mean the picture, and store YCbCr as JPEG does.
     */
    private static String colours(byte[] frame, Layout layout, String unsaid) throws IOException {
        if (layout.samples != 3) return layout.photometric;
        JpegHeader header = JpegHeader.read(new ByteArrayInputStream(frame));
        if (header.jfif()) return "YBR_FULL";
        if (header.adobe()) return header.adobeTransform() == 0 ? "RGB" : "YBR_FULL";
        if (Arrays.equals(header.components(), RGB_NUMBERS)) return "RGB";
        return switch (layout.photometric) {
            case "RGB", "YBR_FULL" -> layout.photometric;
            case "YBR_FULL_422" -> "YBR_FULL";
            default -> unsaid;
        };
    }

    /** The decoder undoes JPEG 2000's own colour transform. */
    private static String afterJpeg2000(String photometric) {
        return switch (photometric) {
            case "YBR_ICT", "YBR_RCT" -> "RGB";
            case "YBR_FULL_422" -> "YBR_FULL";
            default -> photometric;
        };
    }

    private static Frame plain(DecodedSamples decoded, Layout layout, String photometric) throws IOException {
        if (decoded.width() != layout.width || decoded.height() != layout.height || decoded.bands() != layout.samples)
            throw new IOException("its compressed picture has " + decoded.width() + " x " + decoded.height()
                    + " pixels of " + decoded.bands() + " samples, where " + layout.width + " x " + layout.height
                    + " of " + layout.samples + " are told");
        int bytes = layout.allocated / Byte.SIZE;
        byte[] samples = new byte[Math.multiplyExact(decoded.samples().length, bytes)];
        for (int i = 0, k = 0; i < decoded.samples().length; i++)
            for (int b = 0; b < bytes; b++) samples[k++] = (byte) (decoded.samples()[i] >> Byte.SIZE * b);
        return new Frame(samples, photometric, false);
    }

    /**
     * What decoders give.
     *
     * @param samples row by row, those of a pixel together
     */
    record DecodedSamples(int width, int height, int bands, int[] samples) {

        static DecodedSamples of(Raster raster) throws UnsupportedImageException {
            int type = raster.getTransferType();
            if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE)
                throw new UnsupportedImageException("its samples are floating-point numbers");
            int width = raster.getWidth(), height = raster.getHeight();
            return new DecodedSamples(
                    width,
                    height,
                    raster.getNumBands(),
                    raster.getPixels(raster.getMinX(), raster.getMinY(), width, height, (int[]) null));
        }
    }
}
