// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.Orientation;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How a camera was held: Exif's Orientation in JPEG, PNG and WebP files, and TIFF's own. */
public final class ExifOrientation {

    private static final int TAG = 274, MOST = 1 << 20;
    private static final String EXIF = "Exif\0\0";

    private ExifOrientation() {}

    /** @return {@link Orientation#UPRIGHT} also for a file that does not say or is damaged, as whoever reads its pixels will tell */
    public static Orientation of(Path file) {
        try {
            Optional<ImageFormat> format = ImageFormat.of(file);
            if (format.isEmpty()) return Orientation.UPRIGHT;
            return switch (format.get()) {
                case JPEG -> ofParts(file, ExifOrientation::inJpeg);
                case PNG -> ofParts(file, ExifOrientation::inPng);
                case WEBP -> ofParts(file, ExifOrientation::inWebp);
                case TIFF -> Orientation.of(TiffDirectories.read(file).get(0).number(TiffDirectory.ORIENTATION, 1));
                default -> Orientation.UPRIGHT;
            };
        } catch (IOException | RuntimeException e) {
            return Orientation.UPRIGHT;
        }
    }

    /** Looks for the block of Exif data. */
    @FunctionalInterface
    private interface Search {
        /** @return empty if there is none */
        byte[] block(DataInputStream file) throws IOException;
    }

    private static Orientation ofParts(Path file, Search search) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            byte[] block = search.block(in);
            return block.length < 8 ? Orientation.UPRIGHT : Orientation.of(number(block));
        } catch (EOFException e) {
            return Orientation.UPRIGHT;
        }
    }

    private static byte[] inJpeg(DataInputStream in) throws IOException {
        in.readUnsignedShort();
        while (true) {
            if (in.readUnsignedByte() != 0xff) return new byte[0];
            int marker = in.readUnsignedByte();
            while (marker == 0xff) marker = in.readUnsignedByte();
            if (marker == 0xda || marker == 0xd9) return new byte[0];
            if (marker == 1 || marker >= 0xd0 && marker <= 0xd8) continue;
            byte[] segment = new byte[Math.max(0, in.readUnsignedShort() - 2)];
            in.readFully(segment);
            if (marker == 0xe1 && isExif(segment)) return tail(segment);
        }
    }

    private static byte[] inPng(DataInputStream in) throws IOException {
        in.skipNBytes(8);
        while (true) {
            long length = in.readInt() & 0xffffffffL;
            String name = name(in);
            if (name.equals("IEND")) return new byte[0];
            if (name.equals("eXIf") && length < MOST) return in.readNBytes((int) length);
            in.skipNBytes(length + 4);
        }
    }

    private static byte[] inWebp(DataInputStream in) throws IOException {
        in.skipNBytes(12);
        while (true) {
            String name = name(in);
            long length = Integer.reverseBytes(in.readInt()) & 0xffffffffL;
            if (name.equals("EXIF") && length < MOST) {
                byte[] block = in.readNBytes((int) length);
                return isExif(block) ? tail(block) : block;
            }
            in.skipNBytes(length + length % 2);
        }
    }

    private static String name(DataInputStream in) throws IOException {
        byte[] name = new byte[4];
        in.readFully(name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static boolean isExif(byte[] block) {
        return block.length > EXIF.length()
                && new String(block, 0, EXIF.length(), StandardCharsets.ISO_8859_1).equals(EXIF);
    }

    private static byte[] tail(byte[] block) {
        byte[] tail = new byte[block.length - EXIF.length()];
        System.arraycopy(block, EXIF.length(), tail, 0, tail.length);
        return tail;
    }

    /** @param block a TIFF file without pixels */
    private static int number(byte[] block) {
        ByteBuffer tiff =
                ByteBuffer.wrap(block).order(block[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int at = tiff.getInt(4);
        int entries = tiff.getShort(at) & 0xffff;
        for (int i = 0; i < entries; i++) {
            int entry = at + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xffff) == TAG) return tiff.getShort(entry + 8) & 0xffff;
        }
        return 1;
    }
}
