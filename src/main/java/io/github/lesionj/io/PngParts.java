// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Shows of a PNG file what belongs to the picture: size, palette, transparency and pixels. Texts, profiles and thumbnails,
 * which may claim gigabytes or unpack to them, are passed over without being read.
 */
final class PngParts {

    private static final int SIGNATURE = 8, FRAME = 12, PALETTE = 256;
    private static final Set<String> SEEN = Set.of("IHDR", "PLTE", "IDAT", "IEND");
    private static final String TRANSPARENCY = "tRNS";

    private PngParts() {}

    /** @throws IOException if a part claims more than the file has */
    static PartsStream open(Path path) throws IOException {
        PartsStream.Parts parts = new PartsStream.Parts();
        parts.show(0, SIGNATURE);
        long size = Files.size(path), place = SIGNATURE;
        String name = "";
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            in.skipNBytes(SIGNATURE);
            while (!name.equals("IEND")) {
                long length = in.readInt() & 0xffffffffL;
                name = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
                if (place + FRAME + length > size)
                    throw new IOException(
                            "its part " + printable(name) + " claims " + length + " bytes, more than the file has");
                boolean seen = SEEN.contains(name) && !(name.equals("IDAT") && length == 0);
                if (seen || name.equals(TRANSPARENCY) && length <= PALETTE) parts.show(place, FRAME + length);
                in.skipNBytes(length + 4);
                place += FRAME + length;
            }
        } catch (EOFException e) {
            throw new IOException("it ends too early", e);
        }
        return parts.of(new RandomAccessFile(path.toFile(), "r"));
    }

    private static String printable(String name) {
        return name.chars().allMatch(c -> c > ' ' && c < 127) ? name : "without a name";
    }
}
