// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;

/**
 * A table of Huffman codes (ITU-T T.81, annexes C and F.2.2.3).
 *
 * @param greatest the greatest code of each length from 1 to 16, -1 where there is none
 * @param offset   what is added to a code of that length to find its symbol
 */
record JpegHuffman(int[] greatest, int[] offset, byte[] values) {

    /** @param at the place of the 16 counts */
    static JpegHuffman read(byte[] file, int at) throws IOException {
        int[] greatest = new int[17], offset = new int[17];
        int code = 0, symbols = 0;
        for (int length = 1; length <= 16; length++) {
            int count = file[at + length - 1] & 0xff;
            offset[length] = symbols - code;
            code += count;
            symbols += count;
            greatest[length] = count == 0 ? -1 : code - 1;
            code <<= 1;
        }
        if (symbols > 256 || at + 16 + symbols > file.length) throw new IOException("its JPEG tables are damaged");
        byte[] values = new byte[symbols];
        System.arraycopy(file, at + 16, values, 0, symbols);
        return new JpegHuffman(greatest, offset, values);
    }

    int symbols() {
        return values.length;
    }
}
