// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Shows of a GIF file (GIF89a) what belongs to its pictures, and counts them. Comments and other extensions are passed over:
 * Java's reader takes a time for long ones that grows with their square.
 */
final class GifParts {

    private static final int HEAD = 13, IMAGE = ',', EXTENSION = '!';
    private static final int IMAGE_HEAD = 10;

    private GifParts() {}

    /**
     * @throws UnsupportedImageException if the picture does not fill the frame
     * @throws IOException               if the file ends too early or holds several pictures
     */
    static PartsStream open(Path path) throws IOException {
        PartsStream.Parts parts = new PartsStream.Parts();
        int pictures = 0;
        long place = HEAD;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            byte[] head = new byte[HEAD];
            in.readFully(head);
            place += skipColours(in, head[HEAD - 3]);
            parts.show(0, place);
            for (int block = in.readUnsignedByte();
                    block == IMAGE || block == EXTENSION;
                    block = in.readUnsignedByte()) {
                long start = place;
                place += block == IMAGE ? skipImageHead(in, head) : 2;
                if (block == EXTENSION) in.readUnsignedByte();
                place += skipBlocks(in);
                if (block == IMAGE && pictures++ == 0) parts.show(start, place - start);
            }
        } catch (EOFException e) {
            if (pictures == 0) throw new IOException("it ends too early", e);
        }
        if (pictures > 1) throw RefusedImageException.several(path, pictures);
        parts.show(place, Math.min(1, Files.size(path) - place));
        return parts.of(new RandomAccessFile(path.toFile(), "r"));
    }

    /** @return the bytes of a block's introduction, the picture's place and size, colours and code size */
    private static int skipImageHead(DataInputStream in, byte[] screen) throws IOException {
        byte[] head = new byte[IMAGE_HEAD - 1];
        in.readFully(head);
        boolean fills = head[0] == 0
                && head[1] == 0
                && head[2] == 0
                && head[3] == 0
                && Arrays.equals(head, 4, 8, screen, 6, 10);
        if (!fills) throw new UnsupportedImageException("its picture fills only a part of its frame");
        int colours = skipColours(in, head[IMAGE_HEAD - 2]);
        in.readUnsignedByte();
        return IMAGE_HEAD + colours + 1;
    }

    private static int skipColours(DataInputStream in, int flags) throws IOException {
        int bytes = (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
        in.skipNBytes(bytes);
        return bytes;
    }

    private static long skipBlocks(DataInputStream in) throws IOException {
        long skipped = 1;
        for (int length = in.readUnsignedByte(); length > 0; length = in.readUnsignedByte()) {
            in.skipNBytes(length);
            skipped += length + 1;
        }
        return skipped;
    }
}
