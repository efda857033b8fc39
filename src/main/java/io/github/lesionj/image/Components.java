package io.github.lesionj.image;

import java.util.function.IntToDoubleFunction;

/**
 * The connected parts of a mask, found by union-find in two passes over the rows: no recursion, whatever the size.
 * Parts are numbered from 1 in the order of their first pixel.
 */
public final class Components {

    /** Which neighbours belong together. */
    public enum Connectivity {
        /** Those that share an edge. */
        EDGES,
        /** Also those that share a corner. */
        CORNERS
    }

    private final int[] labels;
    private final int count;

    private Components(int[] labels, int count) {
        this.labels = labels;
        this.count = count;
    }

    /**
     * Labels the set pixels.
     *
     * @param bits  row-major, 1 for set
     * @param width of the mask
     */
    public static Components of(byte[] bits, int width, Connectivity connectivity) {
        int[] parent = new int[bits.length];
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] == 0) continue;
            parent[i] = i;
            int x = i % width;
            if (x > 0) join(bits, parent, i, i - 1);
            if (i < width) continue;
            join(bits, parent, i, i - width);
            if (connectivity == Connectivity.EDGES) continue;
            if (x > 0) join(bits, parent, i, i - width - 1);
            if (x < width - 1) join(bits, parent, i, i - width + 1);
        }
        return numbered(bits, parent);
    }

    private static void join(byte[] bits, int[] parent, int i, int neighbour) {
        if (bits[neighbour] == 0) return;
        int a = root(parent, i), b = root(parent, neighbour);
        if (a < b) parent[b] = a;
        else parent[a] = b;
    }

    private static int root(int[] parent, int i) {
        int root = i;
        while (parent[root] != root) root = parent[root];
        while (parent[i] != root) {
            int next = parent[i];
            parent[i] = root;
            i = next;
        }
        return root;
    }

    /** A root is the smallest index of its part, so it is met, and numbered, before all others of the part. */
    private static Components numbered(byte[] bits, int[] parent) {
        int count = 0;
        int[] labels = new int[bits.length];
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] == 0) continue;
            int root = root(parent, i);
            labels[i] = root == i ? ++count : labels[root];
        }
        return new Components(labels, count);
    }

    /** @return how many parts there are */
    public int count() {
        return count;
    }

    /** @return the part's number at a row-major index; 0 where no pixel is set */
    public int label(int index) {
        return labels[index];
    }

    /** @return the number of pixels of each part, at its number; 0 at number 0 */
    public double[] areas() {
        return sums(i -> 1);
    }

    /** @return the sum of a number per row-major index over each part, at the part's number; 0 at number 0 */
    public double[] sums(IntToDoubleFunction value) {
        double[] sums = new double[count + 1];
        for (int i = 0; i < labels.length; i++) if (labels[i] > 0) sums[labels[i]] += value.applyAsDouble(i);
        return sums;
    }

    /** @return the number of the part with the largest value, the first of equals; 0 where there is no part */
    public static int largest(double[] perPart) {
        int best = 0;
        for (int part = 1; part < perPart.length; part++) if (best == 0 || perPart[part] > perPart[best]) best = part;
        return best;
    }

    /** @return the pixels of one part, row-major, 1 for set */
    public byte[] only(int label) {
        byte[] bits = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) bits[i] = (byte) (labels[i] == label ? 1 : 0);
        return bits;
    }
}
