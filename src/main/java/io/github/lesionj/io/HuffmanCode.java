// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Huffman codes as deflate has them (RFC 1951, 3.2.2): canonical, no longer than 15 bits, their first bit written first. */
final class HuffmanCode {

    private static final int LONGEST = 15;

    private HuffmanCode() {}

    private record Node(long count, int symbol, Node left, Node right) {}

    /**
     * @param counts how often each symbol comes, two of them at least
     * @return how many bits each symbol's code has; 0 for one that never comes
     */
    static int[] lengths(int[] counts) {
        int[] flattened = counts.clone();
        while (true) {
            int[] lengths = new int[counts.length];
            if (longest(tree(flattened), 0, lengths) <= LONGEST) return lengths;
            for (int i = 0; i < flattened.length; i++) if (flattened[i] > 0) flattened[i] = flattened[i] / 2 + 1;
        }
    }

    private static Node tree(int[] counts) {
        PriorityQueue<Node> nodes =
                new PriorityQueue<>(Comparator.comparingLong(Node::count).thenComparingInt(Node::symbol));
        for (int i = 0; i < counts.length; i++) if (counts[i] > 0) nodes.add(new Node(counts[i], i, null, null));
        int next = counts.length;
        while (nodes.size() > 1) {
            Node left = nodes.remove(), right = nodes.remove();
            nodes.add(new Node(left.count + right.count, next++, left, right));
        }
        return nodes.remove();
    }

    private static int longest(Node node, int depth, int[] lengths) {
        if (node.left == null) return lengths[node.symbol] = depth;
        return Math.max(longest(node.left, depth + 1, lengths), longest(node.right, depth + 1, lengths));
    }

    /** @return for each symbol its code, turned so that the first bit is the lowest */
    static int[] codes(int[] lengths) {
        int[] next = new int[LONGEST + 2];
        for (int length : lengths) if (length > 0) next[length + 1]++;
        for (int length = 1; length <= LONGEST; length++) next[length + 1] = next[length + 1] + next[length] << 1;
        int[] codes = new int[lengths.length];
        Arrays.setAll(codes, i -> lengths[i] == 0 ? 0 : reversed(next[lengths[i]]++, lengths[i]));
        return codes;
    }

    static int reversed(int code, int length) {
        return Integer.reverse(code) >>> Integer.SIZE - length;
    }
}
