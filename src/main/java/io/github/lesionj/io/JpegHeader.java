// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a JPEG file says of its picture (ITU-T T.81, annex B; Adobe Technical Note 5116).
 *
 * @param process        the kind of coding: 0 and 1 sequential, 2 progressive, 3 lossless, 9 and more arithmetic, 0x37 JPEG-LS
 * @param bits           of a sample
 * @param components     the number that each component goes by: one is grey, three are colour, four are inks
 * @param jfif           whether a JFIF marker is there
 * @param adobe          whether an Adobe marker is there, and so inks are stored inverted
 * @param adobeTransform 0 none, 1 YCbCr, 2 YCCK
 * @param scans          how many there are, as far as they are counted
 */
record JpegHeader(int process, int bits, int[] components, boolean jfif, boolean adobe, int adobeTransform, int scans) {

    /** More than any program writes; each costs as much as a picture. */
    static final int MOST_SCANS = 100;

    private static final int START_OF_SCAN = 0xda, JFIF_MARKER = 0xe0, ADOBE_MARKER = 0xee, JPEG_LS = 0xf7, END = 0xd9;
    private static final int ADOBE_LENGTH = 12;
    private static final int BUFFER = 1 << 16, MOST_JUNK = 1 << 20;

    static JpegHeader read(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            return read(bytes);
        }
    }

    /** @param bytes begin with the picture */
    static JpegHeader read(InputStream bytes) throws IOException {
        try {
            DataInputStream in = new DataInputStream(bytes);
            in.readUnsignedShort();
            boolean adobe = false, jfif = false;
            int transform = 0, process = -1, bits = 8;
            int[] components = {};
            for (int marker = marker(in); marker != START_OF_SCAN; marker = marker(in)) {
                if (isBare(marker)) continue;
                byte[] segment = new byte[Math.max(0, in.readUnsignedShort() - 2)];
                in.readFully(segment);
                if (isFrame(marker) && segment.length > 5) {
                    process = marker - 0xc0;
                    bits = segment[0] & 0xff;
                    components = components(segment);
                }
                if (marker == JFIF_MARKER && begins(segment, 4, "JFIF")) jfif = true;
                if (marker == ADOBE_MARKER && begins(segment, ADOBE_LENGTH, "Adobe")) {
                    adobe = true;
                    transform = segment[ADOBE_LENGTH - 1];
                }
            }
            return new JpegHeader(process, bits, components, jfif, adobe, transform, 1 + furtherScans(bytes));
        } catch (EOFException e) {
            throw new IOException("it ends before the picture begins", e);
        }
    }

    private static int[] components(byte[] frame) {
        int[] components = new int[Math.min(frame[5] & 0xff, (frame.length - 6) / 3)];
        for (int i = 0; i < components.length; i++) components[i] = frame[6 + 3 * i] & 0xff;
        return components;
    }

    /** Counts up to one more than there may be. In coded data a marker's first byte is never followed by its second. */
    private static int furtherScans(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int scans = 0, before = 0;
        for (int read = in.read(buffer); read > 0 && scans <= MOST_SCANS; read = in.read(buffer))
            for (int i = 0; i < read; i++) {
                int b = buffer[i] & 0xff;
                if (before == 0xff && b == START_OF_SCAN) scans++;
                if (before == 0xff && b == END) return scans;
                before = b;
            }
        return scans;
    }

    private static int marker(DataInputStream in) throws IOException {
        int code = in.readUnsignedByte(), before = 0;
        for (int junk = 0; before != 0xff || code == 0xff; junk++) {
            if (junk == MOST_JUNK) throw new IOException("its parts are far apart");
            before = code;
            code = in.readUnsignedByte();
        }
        return code;
    }

    /** Start of image, restart and temporary markers carry no segment, nor does a stuffed zero. */
    private static boolean isBare(int marker) {
        return marker == 0 || marker == 1 || marker >= 0xd0 && marker <= 0xd9;
    }

    private static boolean isFrame(int marker) {
        return marker == JPEG_LS
                || marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean begins(byte[] segment, int length, String text) {
        return segment.length >= length
                && new String(segment, 0, text.length(), StandardCharsets.US_ASCII).equals(text);
    }
}
