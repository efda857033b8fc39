// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * The connected parts of a mask. Its rows are cut into runs of set pixels, and runs that touch the row above are joined by
 * union-find: no recursion, and memory that grows with the outline, not with the area. Parts are numbered from 1 in the
 * order of their first pixel.
 */
public final class Components {

    /** Which neighbours belong together. */
    public enum Connectivity {
        /** Those that share an edge. */
        EDGES,
        /** Also those that share a corner. */
        CORNERS
    }

    /** Is shown the runs of a mask. */
    @FunctionalInterface
    public interface RunVisitor {

        /**
         * @param from the row-major index of the run's first pixel
         * @param to   that after its last pixel, in the same row
         * @param part the number of its part
         */
        void run(int from, int to, int part);
    }

    private final int size;
    private final int width;
    private final int[] from;
    private final int[] to;
    private final int[] part;
    private final int count;

    private Components(IntFunction<byte[]> rows, int width, int height, int reach) {
        size = Math.multiplyExact(width, height);
        this.width = width;
        int[] starts = new int[1024], ends = new int[1024];
        int runs = 0;
        for (int y = 0; y < height; y++) {
            byte[] row = rows.apply(y);
            for (int x = 0; x < width; x++) {
                if (row[x] == 0) continue;
                if (runs == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * runs);
                    ends = Arrays.copyOf(ends, 2 * runs);
                }
                starts[runs] = y * width + x;
                while (x < width && row[x] != 0) x++;
                ends[runs++] = y * width + x;
            }
        }
        from = Arrays.copyOf(starts, runs);
        to = Arrays.copyOf(ends, runs);
        part = new int[runs];
        joinRows(reach);
        count = number();
    }

    /**
     * Finds the parts of the set pixels of a mask that is given row by row, so that it need not be unpacked as a whole.
     *
     * @param rows  the pixels of each row from 0 on, 1 for set; asked for in order
     * @param width of the mask
     */
    public static Components ofRows(IntFunction<byte[]> rows, int width, int height, Connectivity connectivity) {
        return new Components(rows, width, height, connectivity == Connectivity.CORNERS ? 1 : 0);
    }

    /**
     * Finds the parts of the set pixels.
     *
     * @param bits  row-major, 1 for set
     * @param width of the mask
     */
    public static Components of(byte[] bits, int width, Connectivity connectivity) {
        int height = width == 0 ? 0 : bits.length / width;
        return ofRows(y -> Arrays.copyOfRange(bits, y * width, (y + 1) * width), width, height, connectivity);
    }

    private void joinRows(int reach) {
        int above = 0;
        for (int run = 0; run < from.length; run++) {
            part[run] = run;
            int row = from[run] - from[run] % width;
            int left = Math.max(row, from[run] - reach) - width;
            int right = Math.min(row + width, to[run] + reach) - width;
            while (to[above] <= left) above++;
            for (int other = above; from[other] < right; other++) join(other, run);
        }
    }

    private void join(int run, int other) {
        int a = root(run), b = root(other);
        if (a < b) part[b] = a;
        else part[a] = b;
    }

    private int root(int run) {
        int root = run;
        while (part[root] != root) root = part[root];
        while (part[run] != root) {
            int next = part[run];
            part[run] = root;
            run = next;
        }
        return root;
    }

    /** Puts numbers in place of links, which never lead to a later run: that one's number is already there. */
    private int number() {
        int numbered = 0;
        for (int run = 0; run < part.length; run++) part[run] = part[run] == run ? ++numbered : part[part[run]];
        return numbered;
    }

    /** @return how many parts there are */
    public int count() {
        return count;
    }

    /** @return the part's number at a row-major index; 0 where no pixel is set */
    public int label(int index) {
        int found = Arrays.binarySearch(from, index);
        int run = found >= 0 ? found : -found - 2;
        return run >= 0 && index < to[run] ? part[run] : 0;
    }

    /** Shows all runs, row by row from the left. */
    public void forEachRun(RunVisitor visitor) {
        for (int run = 0; run < from.length; run++) visitor.run(from[run], to[run], part[run]);
    }

    /** Shows the runs that begin between two row-major indices, the second left out. */
    public void forEachRun(int first, int end, RunVisitor visitor) {
        int found = Arrays.binarySearch(from, first);
        for (int run = found >= 0 ? found : -found - 1; run < from.length && from[run] < end; run++)
            visitor.run(from[run], to[run], part[run]);
    }

    /** @return the number of pixels of each part, at its number; 0 at number 0 */
    public double[] areas() {
        double[] areas = new double[count + 1];
        forEachRun((start, end, label) -> areas[label] += end - start);
        return areas;
    }

    /** @return the sum of a number per row-major index over each part, at the part's number; 0 at number 0 */
    public double[] sums(IntToDoubleFunction value) {
        double[] sums = new double[count + 1];
        forEachRun((start, end, label) -> {
            for (int i = start; i < end; i++) sums[label] += value.applyAsDouble(i);
        });
        return sums;
    }

    /** @return the number of the part with the largest value, the first of equals; 0 where there is no part */
    public static int largest(double[] perPart) {
        int best = 0;
        for (int part = 1; part < perPart.length; part++) if (best == 0 || perPart[part] > perPart[best]) best = part;
        return best;
    }

    /** @return the number of the part around a point or, where none is, of that nearest to it; 0 where there is no part */
    public int nearest(double x, double y) {
        int nearest = 0;
        double shortest = Double.POSITIVE_INFINITY;
        for (int run = 0; run < from.length; run++) {
            double dx = Math.max(from[run] % width, Math.min(x, (to[run] - 1) % width)) - x;
            double dy = from[run] / width - y;
            if (dx * dx + dy * dy >= shortest) continue;
            shortest = dx * dx + dy * dy;
            nearest = part[run];
        }
        return nearest;
    }

    /** @return the pixels of one part, row-major, 1 for set */
    public byte[] only(int label) {
        byte[] bits = new byte[size];
        forEachRun((start, end, found) -> {
            if (found == label) Arrays.fill(bits, start, end, (byte) 1);
        });
        return bits;
    }
}
