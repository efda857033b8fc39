// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.EOFException;
import java.io.IOException;

/** The bits of a scan coded by Huffman, without the stuffed zeros (ITU-T T.81, annex F). */
final class JpegBits {

    private final byte[] file;
    private int at;
    private int held;
    private int count;

    JpegBits(byte[] file, int at) {
        this.file = file;
        this.at = at;
    }

    int place() {
        return at;
    }

    private int bit() throws IOException {
        if (count == 0) {
            if (at >= file.length) throw new EOFException();
            held = file[at++] & 0xff;
            count = 8;
            if (held == 0xff) {
                int next = at < file.length ? file[at] & 0xff : 0xd9;
                if (next != 0) throw new EOFException();
                at++;
            }
        }
        return held >> --count & 1;
    }

    /** Passes over the restart marker that comes here. */
    void restart() throws IOException {
        count = 0;
        if (at + 2 > file.length || file[at] != (byte) 0xff || (file[at + 1] & 0xf8) != 0xd0)
            throw new IOException("a restart of its JPEG picture is missing");
        at += 2;
    }

    /** @return a coded difference of two samples */
    int difference(JpegHuffman table) throws IOException {
        int size = symbol(table);
        if (size == 16) return 1 << 15;
        int value = 0;
        for (int i = 0; i < size; i++) value = value << 1 | bit();
        return size == 0 || value >> size - 1 == 1 ? value : value - (1 << size) + 1;
    }

    private int symbol(JpegHuffman table) throws IOException {
        int code = 0;
        for (int length = 1; length <= 16; length++) {
            code = code << 1 | bit();
            if (code <= table.greatest()[length]) return table.values()[code + table.offset()[length]] & 0xff;
        }
        throw new IOException("its JPEG codes are damaged");
    }
}
