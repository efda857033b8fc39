// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.view.Views;

/** Masks of any size, written row by row: the same PNG file of 8 bits, 0 or 255, as {@link MaskFile} writes. */
public final class LargeMaskFile {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'};
    private static final int CHUNK = 1 << 18;

    private LargeMaskFile() {}

    /**
     * Writes a mask.
     *
     * @param file whose folder is created where missing
     * @param mask 2-D
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public static void write(Path file, RandomAccessibleInterval<BitType> mask) throws IOException {
        int width = Math.toIntExact(mask.dimension(0)), height = Math.toIntExact(mask.dimension(1));
        AtomicFile.write(file, stream -> {
            DataOutputStream out = new DataOutputStream(stream);
            out.write(SIGNATURE);
            chunk(out, "IHDR", header(width, height), 13);
            Deflater fast = new Deflater(Deflater.BEST_SPEED);
            try {
                DeflaterOutputStream rows = new DeflaterOutputStream(new Chunks(out), fast, CHUNK);
                rows(mask, width, height, rows);
                rows.finish();
            } finally {
                fast.end();
            }
            chunk(out, "IEND", new byte[0], 0);
            out.flush();
        });
    }

    private static byte[] header(int width, int height) {
        return ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 8)
                .array();
    }

    private static void rows(RandomAccessibleInterval<BitType> mask, int width, int height, OutputStream rows)
            throws IOException {
        byte[] row = new byte[width + 1];
        Cursor<BitType> pixels = Views.flatIterable(mask).cursor();
        for (int y = 0; y < height; y++) {
            for (int x = 1; x <= width; x++) row[x] = (byte) (pixels.next().get() ? 255 : 0);
            rows.write(row);
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] content, int length) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content, 0, length);
        out.writeInt(length);
        out.write(name);
        out.write(content, 0, length);
        out.writeInt((int) check.getValue());
    }

    /** Packed rows, each piece of them a chunk of the file. */
    private static final class Chunks extends OutputStream {
        private final DataOutputStream out;

        Chunks(DataOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            chunk(out, "IDAT", Arrays.copyOfRange(bytes, from, from + count), count);
        }
    }
}
