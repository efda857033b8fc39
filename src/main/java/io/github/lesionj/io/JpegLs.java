// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/** Decodes JPEG-LS pictures (ITU-T T.87), lossless and near-lossless, 2 to 16 bits, as DICOM files hold them. */
final class JpegLs {

    private static final int FRAME = 0xf7, PARAMETERS = 0xf8, SCAN = 0xda, END = 0xd9;
    private static final int MOST_SAMPLES = 1 << 30;

    private final byte[] file;
    private int width, height, bits;
    private int[] numbers = {};
    private int[] samples;
    private int[] preset = new int[5];

    private JpegLs(byte[] file) {
        this.file = file;
    }

    /**
     * @throws UnsupportedImageException if it is coded in another way
     * @throws IOException               if it is damaged
     */
    static DicomCodec.DecodedSamples decode(byte[] file) throws IOException {
        JpegLs picture = new JpegLs(file);
        try {
            picture.readAll();
        } catch (EOFException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("its JPEG-LS picture ends too early", e);
        }
        return new DicomCodec.DecodedSamples(picture.width, picture.height, picture.numbers.length, picture.samples);
    }

    private void readAll() throws IOException {
        int at = 2, done = 0;
        while (done < Math.max(1, numbers.length)) {
            while (file[at] != (byte) 0xff || (file[at + 1] & 0x80) == 0 || file[at + 1] == (byte) 0xff) at++;
            int marker = file[at + 1] & 0xff;
            at += 2;
            if (marker == END) throw new EOFException();
            int length = unsigned(at);
            switch (marker) {
                case FRAME -> frame(at + 2);
                case PARAMETERS -> {
                    if (file[at + 2] != 1) throw new UnsupportedImageException("its JPEG-LS picture has a palette");
                    for (int i = 0; i < 5; i++) preset[i] = unsigned(at + 3 + 2 * i);
                }
                case SCAN -> {
                    done += file[at + 2];
                    at = scan(at + 2, at + length) - length;
                }
                default -> {
                    if (marker >= 0xc0 && marker <= 0xcf)
                        throw new UnsupportedImageException("it holds a JPEG picture that is not JPEG-LS");
                }
            }
            at += length;
        }
    }

    private int unsigned(int at) {
        return (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
    }

    private void frame(int at) throws IOException {
        bits = file[at];
        height = unsigned(at + 1);
        width = unsigned(at + 3);
        numbers = new int[file[at + 5]];
        if (bits < 2 || bits > 16 || (long) width * height * numbers.length > MOST_SAMPLES || width * height == 0)
            throw new IOException("its JPEG-LS picture tells no size");
        for (int c = 0; c < numbers.length; c++) numbers[c] = file[at + 6 + 3 * c] & 0xff;
        samples = new int[width * height * numbers.length];
    }

    /** @return the place after the coded data */
    private int scan(int at, int data) throws IOException {
        if (samples == null) throw new IOException("its JPEG-LS picture tells no size");
        int count = file[at], bands = numbers.length;
        int near = file[at + 1 + 2 * count] & 0xff, interleaved = file[at + 2 + 2 * count];
        if ((file[at + 3 + 2 * count] & 15) != 0)
            throw new UnsupportedImageException("its JPEG-LS picture has shifted samples");
        int[] places = new int[count];
        for (int c = 0; c < count; c++)
            for (int i = 0; i < bands; i++) if (numbers[i] == (file[at + 1 + 2 * c] & 0xff)) places[c] = i;
        JpegLsLines lines = new JpegLsLines(new JpegLsBits(file, data), JpegLsSettings.of(bits, near, preset), width);
        int[][] above = new int[count][width + 2], line = new int[count][width + 2];
        int[] runs = new int[count];
        for (int y = 0; y < height; y++) {
            for (int c = 0; c < count; c++) {
                above[c][width + 1] = above[c][width];
                line[c][0] = above[c][1];
            }
            if (interleaved == 2) lines.decodeTogether(line, above, runs);
            else for (int c = 0; c < count; c++) runs[c] = lines.decode(line[c], above[c], runs[c]);
            for (int c = 0; c < count; c++)
                for (int x = 0; x < width; x++) samples[(y * width + x) * bands + places[c]] = line[c][x + 1];
            int[][] swapped = above;
            above = line;
            line = swapped;
            for (int[] fresh : line) Arrays.fill(fresh, 0);
        }
        return lines.place();
    }
}
