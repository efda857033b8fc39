// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/** Decodes lossless JPEG pictures coded by Huffman (ITU-T T.81, annex H), 2 to 16 bits, as DICOM files hold them. */
final class LosslessJpeg {

    private static final int FRAME = 0xc3, TABLES = 0xc4, SCAN = 0xda, RESTARTS = 0xdd, END = 0xd9;
    private static final int MOST_SAMPLES = 1 << 30;

    private final byte[] file;
    private final JpegHuffman[] tables = new JpegHuffman[4];
    private int bits, width, height, restarts;
    private int[] numbers = {};
    private int[] samples;

    private LosslessJpeg(byte[] file) {
        this.file = file;
    }

    /**
     * @throws UnsupportedImageException if it is coded in another way
     * @throws IOException               if it is damaged
     */
    static DicomCodec.DecodedSamples decode(byte[] file) throws IOException {
        LosslessJpeg picture = new LosslessJpeg(file);
        try {
            picture.readAll();
        } catch (EOFException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("its lossless JPEG picture ends too early", e);
        }
        return new DicomCodec.DecodedSamples(picture.width, picture.height, picture.numbers.length, picture.samples);
    }

    private void readAll() throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        int at = 2, done = 0;
        in.readUnsignedShort();
        while (done < Math.max(1, numbers.length)) {
            while (file[at] != (byte) 0xff || file[at + 1] == (byte) 0xff || file[at + 1] == 0) at++;
            int marker = file[at + 1] & 0xff;
            at += 2;
            if (marker == END) throw new EOFException();
            if (marker == 0xd8 || marker == 1 || marker >= 0xd0 && marker <= 0xd7) continue;
            int length = unsigned(at, 2);
            switch (marker) {
                case FRAME -> frame(at + 2);
                case TABLES -> tables(at + 2, at + length);
                case RESTARTS -> restarts = unsigned(at + 2, 2);
                case SCAN -> {
                    int components = file[at + 2];
                    int end = scan(at + 2, at + length);
                    done += components;
                    at = end - length;
                }
                default -> {
                    if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc8 && marker != 0xcc)
                        throw new UnsupportedImageException("it holds a JPEG picture that is not lossless");
                }
            }
            at += length;
        }
    }

    private int unsigned(int at, int bytes) {
        int value = 0;
        for (int i = 0; i < bytes; i++) value = value << 8 | file[at + i] & 0xff;
        return value;
    }

    private void frame(int at) throws IOException {
        bits = file[at];
        height = unsigned(at + 1, 2);
        width = unsigned(at + 3, 2);
        numbers = new int[file[at + 5]];
        if (bits < 2 || bits > 16 || (long) width * height * numbers.length > MOST_SAMPLES || width * height == 0)
            throw new IOException("its lossless JPEG picture tells no size");
        for (int c = 0; c < numbers.length; c++) {
            numbers[c] = file[at + 6 + 3 * c] & 0xff;
            if (file[at + 7 + 3 * c] != 0x11)
                throw new UnsupportedImageException("its lossless JPEG picture is subsampled");
        }
        samples = new int[width * height * numbers.length];
    }

    private void tables(int from, int end) throws IOException {
        for (int at = from; at < end; ) {
            int place = file[at] & 3;
            tables[place] = JpegHuffman.read(file, at + 1);
            at += 17 + tables[place].symbols();
        }
    }

    /** @return the place after the coded data */
    private int scan(int at, int data) throws IOException {
        if (samples == null) throw new IOException("its lossless JPEG picture tells no size");
        int count = file[at];
        int[] places = new int[count];
        JpegHuffman[] coded = new JpegHuffman[count];
        for (int c = 0; c < count; c++) {
            int number = file[at + 1 + 2 * c] & 0xff;
            for (int i = 0; i < numbers.length; i++) if (numbers[i] == number) places[c] = i;
            coded[c] = tables[file[at + 2 + 2 * c] >> 4 & 3];
            if (coded[c] == null) throw new IOException("its lossless JPEG picture lacks a table");
        }
        int predictor = file[at + 1 + 2 * count], shift = file[at + 3 + 2 * count] & 15;
        if (predictor < 1 || predictor > 7)
            throw new UnsupportedImageException("its lossless JPEG picture is differential");
        JpegBits in = new JpegBits(file, data);
        int until = restarts == 0 ? Integer.MAX_VALUE : restarts;
        int firstRow = 0, start = 1 << bits - 1 - shift;
        for (int y = 0, left = until; y < height; y++)
            for (int x = 0; x < width; x++, left--) {
                if (left == 0) {
                    in.restart();
                    left = until;
                    firstRow = y;
                }
                boolean fresh = y == firstRow && x == 0;
                for (int c = 0; c < count; c++) {
                    int i = (y * width + x) * numbers.length + places[c];
                    int predicted = fresh ? start : predicted(i, x, y == firstRow, predictor, shift);
                    int value = predicted + in.difference(coded[c]);
                    samples[i] = (value & 0xffff) << shift & 0xffff;
                }
            }
        return in.place();
    }

    private int predicted(int i, int x, boolean firstRow, int predictor, int shift) {
        int bands = numbers.length, row = width * bands;
        if (firstRow) return samples[i - bands] >> shift;
        int above = samples[i - row] >> shift;
        if (x == 0) return above;
        int left = samples[i - bands] >> shift, corner = samples[i - row - bands] >> shift;
        return switch (predictor) {
            case 1 -> left;
            case 2 -> above;
            case 3 -> corner;
            case 4 -> left + above - corner;
            case 5 -> left + (above - corner >> 1);
            case 6 -> above + (left - corner >> 1);
            default -> left + above >> 1;
        };
    }
}
