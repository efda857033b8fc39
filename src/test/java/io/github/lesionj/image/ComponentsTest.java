// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.lesionj.image.Components.Connectivity;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ComponentsTest {

    static byte[] bits(String... rows) {
        String all = String.join("", rows);
        byte[] bits = new byte[all.length()];
        for (int i = 0; i < bits.length; i++) bits[i] = (byte) (all.charAt(i) == '#' ? 1 : 0);
        return bits;
    }

    @Test
    void cornersJoinOrDoNot() {
        byte[] diagonal = bits("#..", ".#.", "#.#");
        assertEquals(1, Components.of(diagonal, 3, Connectivity.CORNERS).count());
        assertEquals(4, Components.of(diagonal, 3, Connectivity.EDGES).count());
    }

    @Test
    void aSpiralIsOnePart() {
        byte[] spiral = bits("#######", "......#", "#####.#", "#...#.#", "#.###.#", "#.....#", "#######");
        Components parts = Components.of(spiral, 7, Connectivity.EDGES);
        assertEquals(1, parts.count());
        assertEquals(31, parts.areas()[1]);
    }

    @Test
    void agreesWithFloodFillOnRandomMasks() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 200; round++) {
            int width = 1 + random.nextInt(20), height = 1 + random.nextInt(20);
            byte[] bits = new byte[width * height];
            for (int i = 0; i < bits.length; i++) bits[i] = (byte) (random.nextInt(10) < 5 ? 1 : 0);
            boolean corners = random.nextBoolean();
            Components parts = Components.of(bits, width, corners ? Connectivity.CORNERS : Connectivity.EDGES);
            int[] expected = floodFill(bits, width, height, corners);
            int[] labels = new int[bits.length];
            for (int i = 0; i < bits.length; i++) labels[i] = parts.label(i);
            assertArrayEquals(expected, labels);
        }
    }

    private static int[] floodFill(byte[] bits, int width, int height, boolean corners) {
        int[] labels = new int[bits.length];
        int next = 0;
        for (int start = 0; start < bits.length; start++) {
            if (bits[start] == 0 || labels[start] != 0) continue;
            labels[start] = ++next;
            ArrayDeque<Integer> queue = new ArrayDeque<>();
            queue.add(start);
            while (!queue.isEmpty()) {
                int i = queue.remove();
                for (int dy = -1; dy <= 1; dy++)
                    for (int dx = -1; dx <= 1; dx++) {
                        int x = i % width + dx, y = i / width + dy;
                        if (!corners && dx != 0 && dy != 0 || x < 0 || y < 0 || x >= width || y >= height) continue;
                        if (bits[y * width + x] == 0 || labels[y * width + x] != 0) continue;
                        labels[y * width + x] = next;
                        queue.add(y * width + x);
                    }
            }
        }
        return labels;
    }

    @Test
    void rowsDoNotTouchAroundTheEdges() {
        byte[] edges = bits("..##", "#...", "..##", "....");
        assertEquals(3, Components.of(edges, 4, Connectivity.CORNERS).count());
    }

    @Test
    void sumsAreasAndPixelsBelongToTheirParts() {
        byte[] two = bits("##..", "#..#", "...#");
        Components parts = Components.of(two, 4, Connectivity.CORNERS);
        assertArrayEquals(new double[] {0, 3, 2}, parts.areas());
        assertArrayEquals(new double[] {0, 0 + 1 + 4, 7 + 11}, parts.sums(i -> i));
        assertArrayEquals(bits("....", "...#", "...#"), parts.only(2));
        assertArrayEquals(new byte[12], parts.only(0));
    }

    @Test
    void nearestPartHoldsThePointOrLiesClosest() {
        Components parts = Components.of(bits("###....#", "........", "........", ".....#.."), 8, Connectivity.CORNERS);
        assertEquals(1, parts.nearest(1.5, 0));
        assertEquals(1, parts.nearest(4.4, 0));
        assertEquals(2, parts.nearest(4.6, 0));
        assertEquals(3, parts.nearest(4.6, 2));
        assertEquals(0, Components.of(new byte[4], 2, Connectivity.EDGES).nearest(0, 0));
    }

    @Test
    void tenThousandSquarePixelsNeedNoStack() {
        int side = 10_000;
        byte[] stripes = new byte[side * side];
        for (int i = 0; i < stripes.length; i++) stripes[i] = (byte) (i / side % 2 == 0 || i % side == 0 ? 1 : 0);
        assertEquals(1, Components.of(stripes, side, Connectivity.EDGES).count());
    }

    @Test
    void holesAreTheSkinThatAFloodFromOutsideDoesNotReach() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 200; round++) {
            int width = 1 + random.nextInt(20), height = 1 + random.nextInt(20);
            byte[] bits = new byte[width * height];
            for (int i = 0; i < bits.length; i++) bits[i] = (byte) (random.nextInt(10) < 6 ? 1 : 0);
            byte[] framed = new byte[(width + 2) * (height + 2)];
            Arrays.fill(framed, (byte) 1);
            for (int i = 0; i < bits.length; i++)
                framed[(i / width + 1) * (width + 2) + i % width + 1] = (byte) (1 - bits[i]);
            int[] skin = floodFill(framed, width + 2, height + 2, false);
            byte[] expected = new byte[bits.length];
            for (int i = 0; i < bits.length; i++)
                expected[i] = (byte) (skin[(i / width + 1) * (width + 2) + i % width + 1] == 1 ? 0 : 1);
            Holes.fill(bits, width, height);
            assertArrayEquals(expected, bits);
        }
    }

    @Test
    void holesAreFilledAndBaysAreNot() {
        byte[] mask = bits("######.", "#....#.", "#.##.#.", "#....##", "####.#.", "...#.#.");
        Holes.fill(mask, 7, 6);
        assertArrayEquals(bits("######.", "#....#.", "#.##.#.", "#....##", "####.#.", "...#.#."), mask);
        byte[] closed = bits("#####", "#...#", "#.#.#", "#...#", "#####");
        Holes.fill(closed, 5, 5);
        assertArrayEquals(bits("#####", "#####", "#####", "#####", "#####"), closed);
    }

    @Test
    void aHoleBehindADiagonalGapIsClosed() {
        byte[] mask = bits(".##.", "#..#", ".##.");
        Holes.fill(mask, 4, 3);
        assertArrayEquals(bits(".##.", "####", ".##."), mask);
    }
}
