// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.EOFException;
import java.io.IOException;

/** The bits of a JPEG-LS scan; after a byte of ones a zero bit is stuffed (ITU-T T.87, A.1). */
final class JpegLsBits {

    private final byte[] file;
    private int at;
    private int held;
    private int count;

    JpegLsBits(byte[] file, int at) {
        this.file = file;
        this.at = at;
    }

    /** @return the place after the coded data */
    int place() {
        return held == 0xff && at < file.length && (file[at] & 0x80) == 0 ? at + 1 : at;
    }

    int bit() throws IOException {
        if (count == 0) {
            if (at >= file.length) throw new EOFException();
            boolean stuffed = held == 0xff;
            held = file[at] & 0xff;
            if (stuffed && held >= 0x80) throw new EOFException();
            at++;
            count = stuffed ? 7 : 8;
        }
        return held >> --count & 1;
    }

    int bits(int number) throws IOException {
        int value = 0;
        for (int i = 0; i < number; i++) value = value << 1 | bit();
        return value;
    }

    /**
     * Reads a number in Golomb's code.
     *
     * @param low       bits that follow the counted zeros
     * @param limit     of the code's length
     * @param rangeBits of a number that is written out
     */
    int golomb(int low, int limit, int rangeBits) throws IOException {
        int zeros = 0;
        while (bit() == 0) zeros++;
        return zeros < limit - rangeBits - 1 ? zeros << low | bits(low) : bits(rangeBits) + 1;
    }
}
