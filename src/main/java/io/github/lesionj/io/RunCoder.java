// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Packs bytes as deflate (RFC 1951) does, but of all repetitions it only looks for runs of one byte. Differences of neighbouring
 * pixels have few others, and the search for them is what makes a common deflater slow; zlib calls this strategy
 * {@code Z_RLE}. Each call writes one block with its own Huffman codes, the last one ended at a whole byte.
 */
final class RunCoder {

    private static final int END = 256;
    private static final int SYMBOLS = 286;
    private static final int LONGEST_RUN = 258;
    private static final int LENGTH_CODES = 19;
    private static final int NOTHING = 256;
    private static final int PIECE = 4096;
    private static final int FIRST_LENGTH_CODE = 257;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** In which order a block says how long the codes of code lengths are. */
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private final int[] runSymbol = new int[LONGEST_RUN + 1];
    private final int[] runExtra = new int[LONGEST_RUN + 1];
    private final int[] runExtraBits = new int[LONGEST_RUN + 1];
    private final int step;
    private byte[] packed = new byte[0];
    private int size;
    private long bits;
    private int bitCount;
    private int before = NOTHING;

    /** @param step the codes are chosen by every so many-th piece of 4096 bytes: 1 gives the fewest bytes, more are sooner done */
    RunCoder(int step) {
        this.step = step;
        int symbol = FIRST_LENGTH_CODE, first = 3;
        while (symbol < SYMBOLS - 1) {
            int extra = symbol < 265 ? 0 : (symbol - 261) / 4;
            for (int more = 0; more < 1 << extra && first + more < LONGEST_RUN; more++) {
                runSymbol[first + more] = symbol;
                runExtra[first + more] = more;
                runExtraBits[first + more] = extra;
            }
            first += 1 << extra;
            symbol++;
        }
        runSymbol[LONGEST_RUN] = SYMBOLS - 1;
    }

    /** @return what the last {@link #pack} wrote, from the first byte on; overwritten by the next */
    byte[] packed() {
        return packed;
    }

    /**
     * @param isLast whether these are the stream's last bytes
     * @return how many bytes of {@link #packed()} are to be kept; up to seven bits wait for the next call
     */
    int pack(byte[] bytes, int length, boolean isLast) {
        if (packed.length < 2 * length + 1024) packed = new byte[2 * length + 1024];
        size = 0;
        int[] counts = counts(bytes, length);
        int[] lengths = HuffmanCode.lengths(counts);
        int[] codes = HuffmanCode.codes(lengths);
        header(lengths, isLast);
        emit(bytes, length, codes, lengths);
        put(codes[END], lengths[END]);
        if (isLast) put(0, (8 - bitCount % 8) % 8);
        flush();
        before = bytes[length - 1];
        return size;
    }

    private int[] counts(byte[] bytes, int length) {
        int[] counts = new int[SYMBOLS];
        if (step > 1) Arrays.fill(counts, 1);
        counts[END] = 1;
        int last = before, i = 0;
        for (int piece = 0; piece < length; piece += step * PIECE) {
            i = Math.max(i, piece);
            while (i < Math.min(length, piece + PIECE)) {
                int value = bytes[i], run = isRun(bytes, i, length, last) ? run(bytes, i, length) : 0;
                counts[run == 0 ? value & 0xff : runSymbol[run]]++;
                if (run == 0) last = value;
                i += Math.max(1, run);
            }
        }
        return counts;
    }

    /** The loop over all bytes keeps its state in local variables: fields would double its time. */
    private void emit(byte[] bytes, int length, int[] codes, int[] lengths) {
        byte[] target = packed;
        int place = size, count = bitCount, last = before;
        long open = bits;
        for (int i = 0; i < length; ) {
            int value = bytes[i], run = isRun(bytes, i, length, last) ? run(bytes, i, length) : 0;
            if (run == 0) {
                open |= (long) codes[value & 0xff] << count;
                count += lengths[value & 0xff];
                last = value;
                i++;
            } else {
                int symbol = runSymbol[run];
                open |= (long) codes[symbol] << count;
                count += lengths[symbol];
                open |= (long) runExtra[run] << count;
                count += runExtraBits[run] + 1;
                i += run;
            }
            if (count >= Integer.SIZE) {
                WORD.set(target, place, (int) open);
                place += Integer.BYTES;
                open >>>= Integer.SIZE;
                count -= Integer.SIZE;
            }
        }
        size = place;
        bitCount = count;
        bits = open;
    }

    /** Asked of four bytes at once: single repetitions are frequent, and a branch that goes either way is what costs time. */
    private static boolean isRun(byte[] bytes, int from, int length, int last) {
        return last != NOTHING
                && from + Integer.BYTES <= length
                && (int) WORD.get(bytes, from) == (last & 0xff) * 0x01010101;
    }

    private static int run(byte[] bytes, int from, int length) {
        int end = Math.min(length, from + LONGEST_RUN), i = from + 1;
        while (i < end && bytes[i] == bytes[from]) i++;
        return i - from;
    }

    /** Code lengths are written with four bits each: their own code gives 0 to 15 the same length. */
    private void header(int[] lengths, boolean isLast) {
        put(isLast ? 1 : 0, 1);
        put(2, 2);
        put(SYMBOLS - FIRST_LENGTH_CODE, 5);
        put(0, 5);
        put(LENGTH_CODES - 4, 4);
        for (int symbol : ORDER) put(symbol < 16 ? 4 : 0, 3);
        for (int length : lengths) put(HuffmanCode.reversed(length, 4), 4);
        put(HuffmanCode.reversed(1, 4), 4);
    }

    private void put(int value, int count) {
        bits |= (long) value << bitCount;
        bitCount += count;
        if (bitCount >= Integer.SIZE) {
            WORD.set(packed, size, (int) bits);
            size += Integer.BYTES;
            bits >>>= Integer.SIZE;
            bitCount -= Integer.SIZE;
        }
    }

    private void flush() {
        for (; bitCount >= 8; bitCount -= 8, bits >>>= 8) packed[size++] = (byte) bits;
    }
}
