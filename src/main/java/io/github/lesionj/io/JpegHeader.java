// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a JPEG file says of its colours (ITU-T T.81, annex B; Adobe Technical Note 5116).
 *
 * @param components     1 grey, 3 colour, 4 inks
 * @param adobe          whether an Adobe marker is there, and so inks are stored inverted
 * @param adobeTransform 0 none, 1 YCbCr, 2 YCCK
 */
record JpegHeader(int components, boolean adobe, int adobeTransform) {

    private static final int START_OF_SCAN = 0xda, ADOBE_MARKER = 0xee;
    private static final int ADOBE_LENGTH = 12;

    static JpegHeader read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.readUnsignedShort();
            boolean adobe = false;
            int transform = 0, components = 0;
            for (int marker = marker(in); marker != START_OF_SCAN; marker = marker(in)) {
                if (isBare(marker)) continue;
                byte[] segment = new byte[Math.max(0, in.readUnsignedShort() - 2)];
                in.readFully(segment);
                if (isFrame(marker) && segment.length > 5) components = segment[5];
                if (marker == ADOBE_MARKER && isAdobe(segment)) {
                    adobe = true;
                    transform = segment[ADOBE_LENGTH - 1];
                }
            }
            return new JpegHeader(components, adobe, transform);
        } catch (EOFException e) {
            throw new IOException("it ends before the picture begins", e);
        }
    }

    private static int marker(DataInputStream in) throws IOException {
        int code = in.readUnsignedByte();
        while (code != 0xff) code = in.readUnsignedByte();
        while (code == 0xff) code = in.readUnsignedByte();
        return code;
    }

    /** Start of image, restart and temporary markers carry no segment, nor does a stuffed zero. */
    private static boolean isBare(int marker) {
        return marker == 0 || marker == 1 || marker >= 0xd0 && marker <= 0xd9;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean isAdobe(byte[] segment) {
        return segment.length >= ADOBE_LENGTH
                && new String(segment, 0, 5, StandardCharsets.US_ASCII).equals("Adobe");
    }
}
