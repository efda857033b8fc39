// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.Pixels;
import java.io.IOException;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/** Fills polygons: a pixel is inside where its centre is, by the even-odd rule within a polygon, in any of several. */
final class PolygonFill {

    /** More than a mask of any picture that fits into memory takes. */
    private static final long MOST_WORK = 1L << 32;

    private final int width, height;
    private final byte[] bits, flips;
    private long work;

    /** The columns that the polygon at work lies in. */
    private int left, right;

    PolygonFill(int width, int height) {
        this.width = width;
        this.height = height;
        bits = new byte[Math.multiplyExact(width, height)];
        flips = new byte[bits.length];
    }

    /**
     * Adds a polygon.
     *
     * @param rings corners x, y, x, y ... in pixels, all finite; the last one is joined with the first
     * @throws IOException if all that was added takes more work than polygons in earnest do
     */
    void add(List<double[]> rings) throws IOException {
        int first = height, last = -1;
        left = width;
        right = 0;
        for (double[] ring : rings)
            for (int i = 0; i < ring.length; i += 2) {
                int next = (i + 2) % ring.length;
                double top = Math.min(ring[i + 1], ring[next + 1]), bottom = Math.max(ring[i + 1], ring[next + 1]);
                int from = row(top), to = row(bottom);
                if (from >= to) continue;
                flip(ring, i, next, from, to);
                first = Math.min(first, from);
                last = Math.max(last, to - 1);
            }
        if (last >= first) spend((long) (last - first + 1) * Math.max(0, right - left));
        for (int y = first; y <= last; y++) {
            byte inside = 0;
            for (int i = y * width + left; i < y * width + Math.min(width, right + 1); i++) {
                inside ^= flips[i];
                flips[i] = 0;
                bits[i] |= inside;
            }
        }
    }

    private void flip(double[] ring, int from, int to, int firstRow, int endRow) throws IOException {
        spend(endRow - firstRow);
        double x = ring[from], y = ring[from + 1], slope = (ring[to] - x) / (ring[to + 1] - y);
        for (int row = firstRow; row < endRow; row++) {
            double column = Math.ceil(x + (row + 0.5 - y) * slope - 0.5);
            int place = (int) Math.max(0, Math.min(width, column));
            if (place < width) flips[row * width + place] ^= 1;
            left = Math.min(left, place);
            right = Math.max(right, place);
        }
    }

    /** @return the first row whose centre is not above */
    private int row(double y) {
        return (int) Math.max(0, Math.min(height, Math.ceil(y - 0.5)));
    }

    private void spend(long steps) throws IOException {
        work += steps;
        if (work > MOST_WORK) throw new IOException("its polygons are more than outlines");
    }

    Img<BitType> mask() {
        return Pixels.mask(bits, width, height);
    }
}
