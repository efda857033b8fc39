// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.tiles;

import io.github.lesionj.image.Region;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.LongArray;
import net.imglib2.type.logic.BitType;

/** A mask of one bit a pixel, written and read by rows. */
final class BitRows {

    private final int width;
    private final int height;
    private final long[] words;

    BitRows(int width, int height) {
        this.width = width;
        this.height = height;
        words = new long[(int) (((long) width * height + Long.SIZE - 1) / Long.SIZE)];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    void set(int from, byte[] bits) {
        for (int i = 0; i < bits.length; i++) if (bits[i] != 0) set(from + i);
    }

    /** Sets the pixels of some rows whose number is above a threshold. */
    void setAbove(float threshold, float[] band, int firstRow, int rows) {
        int from = firstRow * width;
        for (int i = 0; i < rows * width; i++) if (band[i] > threshold) set(from + i);
    }

    void or(Region box, byte[] bits) {
        for (int y = 0, i = 0; y < box.height(); y++)
            for (int x = 0, k = (box.y() + y) * width + box.x(); x < box.width(); x++, i++, k++)
                if (bits[i] != 0) set(k);
    }

    void clear(int from, int to) {
        for (int i = from; i < to; i++) words[i / Long.SIZE] &= ~(1L << i);
    }

    private void set(int i) {
        words[i / Long.SIZE] |= 1L << i;
    }

    byte[] row(int y) {
        byte[] row = new byte[width];
        for (int x = 0, i = y * width; x < width; x++, i++) row[x] = (byte) (words[i / Long.SIZE] >>> i & 1);
        return row;
    }

    Img<BitType> image() {
        return ArrayImgs.bits(new LongArray(words), width, height);
    }
}
