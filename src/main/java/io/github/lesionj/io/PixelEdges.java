// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.Components;
import io.github.lesionj.image.Pixels;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/**
 * The parts of a mask as polygons along the pixels' edges, valid by the rules of simple features: pixels that touch at a corner
 * alone are parts of their own, and no ring meets itself. Walks with the lesion at the right hand.
 */
final class PixelEdges {

    private static final int[] DX = {1, 0, -1, 0}, DY = {0, 1, 0, -1};

    /** A corner of pixels, in pixels from the left and upper edge. */
    record Corner(int x, int y) {}

    private final int width, height;
    private final byte[] bits;
    private final Components parts;
    private final BitSet walked = new BitSet();
    private final Map<Integer, List<List<Corner>>> polygons = new TreeMap<>();

    private PixelEdges(RandomAccessibleInterval<BitType> mask) {
        width = (int) mask.dimension(0);
        height = (int) mask.dimension(1);
        bits = Pixels.bits(mask);
        parts = Components.of(bits, width, Components.Connectivity.EDGES);
    }

    /** @return each part's rings: the first encloses it, all others are holes; none says its first corner again */
    static List<List<List<Corner>>> of(RandomAccessibleInterval<BitType> mask) {
        PixelEdges edges = new PixelEdges(mask);
        for (int y = 0; y < edges.height; y++)
            for (int x = 0; x < edges.width; x++)
                if (edges.isSet(x, y) && !edges.isSet(x, y - 1) && !edges.walked.get(y * edges.width + x))
                    edges.walk(x, y);
        return List.copyOf(edges.polygons.values());
    }

    private boolean isSet(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height && bits[y * width + x] != 0;
    }

    /** From a pixel's upper left corner, which a ring turns at, along its upper edge until there again. */
    private void walk(int startX, int startY) {
        List<List<Corner>> rings =
                polygons.computeIfAbsent(parts.label(startY * width + startX), part -> new ArrayList<>());
        List<Corner> path = new ArrayList<>();
        Map<Corner, Integer> places = new HashMap<>();
        int x = startX, y = startY, direction = 0;
        pass(new Corner(x, y), path, places, rings);
        do {
            if (direction == 0) walked.set(y * width + x);
            x += DX[direction];
            y += DY[direction];
            int turned = turned(x, y, direction);
            if (turned != direction) pass(new Corner(x, y), path, places, rings);
            direction = turned;
        } while (x != startX || y != startY || direction != 0);
    }

    private int turned(int x, int y, int direction) {
        int right = (direction + 1) % 4, left = (direction + 3) % 4;
        if (!ahead(x, y, direction, right)) return right;
        return ahead(x, y, direction, left) ? left : direction;
    }

    /** @return whether the pixel between two directions from a corner is set */
    private boolean ahead(int x, int y, int direction, int side) {
        return isSet(x + (DX[direction] + DX[side] - 1) / 2, y + (DY[direction] + DY[side] - 1) / 2);
    }

    /** Where the path has been before, what lies between is a ring. */
    private static void pass(Corner corner, List<Corner> path, Map<Corner, Integer> places, List<List<Corner>> rings) {
        Integer before = places.putIfAbsent(corner, path.size());
        if (before == null) {
            path.add(corner);
            return;
        }
        List<Corner> loop = path.subList(before, path.size());
        List<Corner> ring = List.copyOf(loop);
        ring.subList(1, ring.size()).forEach(places::remove);
        loop.subList(1, loop.size()).clear();
        if (isShell(ring)) rings.add(0, ring);
        else rings.add(ring);
    }

    private static boolean isShell(List<Corner> ring) {
        long area = 0;
        for (int i = 0; i < ring.size(); i++) {
            Corner from = ring.get(i), to = ring.get((i + 1) % ring.size());
            area += (long) from.x * to.y - (long) to.x * from.y;
        }
        return area > 0;
    }
}
