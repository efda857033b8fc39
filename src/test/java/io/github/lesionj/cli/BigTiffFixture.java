// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** BigTIFF pictures that are small files: all tiles but one are the same bytes. */
final class BigTiffFixture {

    private static final int SHORT = 3, LONG = 4, LONG_8 = 16;

    private BigTiffFixture() {}

    /** Writes a square picture of light skin, with a dark square of half a tile's side in the middle of one tile. */
    static Path write(Path file, int side, int tile, int column, int row) throws IOException {
        int across = (side + tile - 1) / tile, count = across * across, bytes = tile * tile * 3;
        int table = 16 + 8 + 10 * 20 + 8;
        long first = table + 16L * count + 8, second = first + bytes;
        ByteBuffer head = ByteBuffer.allocate((int) first).order(ByteOrder.LITTLE_ENDIAN);
        head.put(new byte[] {'I', 'I'})
                .putShort((short) 43)
                .putShort((short) 8)
                .putShort((short) 0)
                .putLong(16);
        head.putLong(10);
        field(head, 256, LONG, 1, side);
        field(head, 257, LONG, 1, side);
        field(head, 258, SHORT, 3, 8L | 8L << 16 | 8L << 32);
        field(head, 259, SHORT, 1, 1);
        field(head, 262, SHORT, 1, 2);
        field(head, 277, SHORT, 1, 3);
        field(head, 322, SHORT, 1, tile);
        field(head, 323, SHORT, 1, tile);
        field(head, 324, LONG_8, count, table);
        field(head, 325, LONG_8, count, table + 8L * count);
        head.putLong(0);
        for (int i = 0; i < count; i++) head.putLong(i == row * across + column ? second : first);
        for (int i = 0; i < count; i++) head.putLong(bytes);
        byte[] content = new byte[2 * bytes];
        for (int i = 0; i < 2 * tile * tile; i++) {
            int x = i % tile, y = i / tile % tile;
            boolean dark = i >= tile * tile && x >= tile / 4 && x < 3 * tile / 4 && y >= tile / 4 && y < 3 * tile / 4;
            for (int c = 0; c < 3; c++) content[3 * i + c] = (byte) ((dark ? 30 : 220 - 20 * c) + (x + y) % 5);
        }
        try (var out = Files.newOutputStream(file)) {
            out.write(head.array());
            out.write(content);
        }
        return file;
    }

    private static void field(ByteBuffer head, int tag, int type, long count, long value) {
        head.putShort((short) tag).putShort((short) type).putLong(count).putLong(value);
    }
}
