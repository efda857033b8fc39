// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Writes PNG files (ISO/IEC 15948) of 8 bits, or of 16 bits of grey, several times as fast as Java's own writer and no larger: each row is the difference to
 * the one above it, and {@link RunCoder} packs these bytes.
 */
final class PngEncoder {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int UP = 2;
    private static final int BAND = 1 << 18;
    private static final int COLOUR_STEP = 4;
    private static final int TOP_BITS = 0x80808080;
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final OutputStream out;
    private final Adler32 adler = new Adler32();
    private final RunCoder coder;

    private PngEncoder(OutputStream out, RunCoder coder) {
        this.coder = coder;
        this.out = out;
    }

    /** Gives the rows of a picture. */
    @FunctionalInterface
    interface GreyRows {
        void fill(int y, byte[] row);
    }

    /** Fills a row of the file; may touch one byte behind it. */
    private interface Rows {
        void differences(int y, byte[] target, int from);
    }

    /** @param argb row-major; alpha is dropped */
    static void rgb(OutputStream out, int[] argb, int width, int height) throws IOException {
        int[] black = new int[width];
        new PngEncoder(out, new RunCoder(COLOUR_STEP)).write(8, RGB, width, height, 3 * width, (y, target, from) -> {
            int[] above = y == 0 ? black : argb;
            int a = y == 0 ? 0 : (y - 1) * width, i = from;
            for (int p = y * width; p < (y + 1) * width; p++, a++, i += 3)
                WORD.set(target, i, difference(argb[p], above[a]) << 8);
        });
    }

    /** All four bytes at once, each by itself: the borrow of one must not reach the next. */
    private static int difference(int now, int before) {
        return (now | TOP_BITS) - (before & ~TOP_BITS) ^ (now ^ ~before) & TOP_BITS;
    }

    /** @param grey row-major */
    static void grey(OutputStream out, byte[] grey, int width, int height) throws IOException {
        grey(out, (y, row) -> System.arraycopy(grey, y * width, row, 0, width), width, height);
    }

    /** @param rows asked for each row once, in their order, so that the picture need not be in memory as a whole */
    static void grey(OutputStream out, GreyRows rows, int width, int height) throws IOException {
        grey(8, out, rows, width, height);
    }

    /** @param rows as above, each pixel's high byte first and then its low one */
    static void grey16(OutputStream out, GreyRows rows, int width, int height) throws IOException {
        grey(16, out, rows, width, height);
    }

    private static void grey(int bits, OutputStream out, GreyRows rows, int width, int height) throws IOException {
        int bytes = Math.multiplyExact(width, bits / 8);
        byte[][] lastTwo = new byte[2][bytes];
        new PngEncoder(out, new RunCoder(1)).write(bits, GREY, width, height, bytes, (y, target, from) -> {
            byte[] row = lastTwo[y & 1], above = lastTwo[~y & 1];
            rows.fill(y, row);
            for (int x = 0; x < bytes; x++) target[from + x] = (byte) (row[x] - above[x]);
        });
    }

    private void write(int bits, int colour, int width, int height, int rowBytes, Rows rows) throws IOException {
        out.write(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13);
        header.putInt(width).putInt(height).put((byte) bits).put((byte) colour);
        chunk("IHDR", header.array(), 13);
        chunk("IDAT", new byte[] {0x78, 0x01}, 2);
        int together = Math.max(1, BAND / (rowBytes + 1));
        byte[] band = new byte[together * (rowBytes + 1) + 1];
        for (int y = 0; y < height; y += together) {
            int count = Math.min(together, height - y);
            for (int row = 0; row < count; row++) {
                band[row * (rowBytes + 1)] = UP;
                rows.differences(y + row, band, row * (rowBytes + 1) + 1);
            }
            int length = count * (rowBytes + 1);
            adler.update(band, 0, length);
            int packed = coder.pack(band, length, y + count == height);
            chunk("IDAT", coder.packed(), packed);
        }
        chunk("IDAT", ByteBuffer.allocate(4).putInt((int) adler.getValue()).array(), 4);
        chunk("IEND", new byte[0], 0);
    }

    private void chunk(String type, byte[] content, int length) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content, 0, length);
        out.write(ByteBuffer.allocate(4).putInt(length).array());
        out.write(name);
        out.write(content, 0, length);
        out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
