// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.ruler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds {@link TickRow}s among strokes: two neighbouring, parallel strokes say where the next must lie, and the row grows as
 * long as strokes lie there. Where hairs or dirt hide one or two the row jumps over them.
 */
final class TickRows {

    private static final int BINS = 24;
    private static final double PARALLEL = Math.toRadians(9);
    private static final double SQUARE = Math.toRadians(12);
    private static final double CLOSEST = 3.5;
    private static final double FARTHEST = 64;
    private static final double UNEVEN = 0.12;
    private static final double DARKER = 3;
    private static final double SPARSE = 3.2;
    private static final int JUMP = 2;
    private static final int FEWEST = 4;
    private static final int PARTNERS = 10;

    private final List<Stroke> strokes;
    private final int alignment;
    private final List<Node> nodes = new ArrayList<>();
    private final Set<Long> used = new HashSet<>();

    /** A stroke in the frame of its bin: u along the row, v along the ticks; the point is the aligned one. */
    private record Node(Stroke stroke, double u, double v, double direction, double reach, int number) {}

    private TickRows(List<Stroke> strokes, int alignment) {
        this.strokes = strokes;
        this.alignment = alignment;
    }

    /**
     * @param strokes of a picture
     * @param most    how many to return at most
     * @return the best rows, best first; rows of one scale may be among them several times
     */
    static List<TickRow> of(List<Stroke> strokes, int most) {
        List<TickRow> rows = new ArrayList<>();
        for (int alignment = 0; alignment < 3; alignment++)
            for (int bin = 0; bin < BINS; bin++) new TickRows(strokes, alignment).find(bin * Math.PI / BINS, rows);
        rows.sort(Comparator.comparingDouble(TickRow::score).reversed());
        return rows.subList(0, Math.min(most, rows.size()));
    }

    private void find(double direction, List<TickRow> rows) {
        double cos = Math.cos(direction), sin = Math.sin(direction);
        for (int number = 0; number < strokes.size(); number++) {
            Stroke s = strokes.get(number);
            if (Stroke.between(s.direction(), direction) > PARALLEL) continue;
            double v1 = s.x1() * cos + s.y1() * sin, v2 = s.x2() * cos + s.y2() * sin;
            double u1 = s.y1() * cos - s.x1() * sin, u2 = s.y2() * cos - s.x2() * sin;
            boolean firstIsLow = v1 <= v2;
            double low = Math.min(v1, v2), high = Math.max(v1, v2);
            double uLow = firstIsLow ? u1 : u2, uHigh = firstIsLow ? u2 : u1;
            double u = alignment == 0 ? uLow : alignment == 1 ? uHigh : (uLow + uHigh) / 2;
            double v = alignment == 0 ? low : alignment == 1 ? high : (low + high) / 2;
            nodes.add(new Node(s, u, v, s.direction(), s.reach(), number));
        }
        nodes.sort(Comparator.comparingDouble(Node::u));
        for (int i = 0; i < nodes.size(); i++) growFrom(i, rows);
    }

    private void growFrom(int first, List<TickRow> rows) {
        Node a = nodes.get(first);
        int partners = 0;
        for (int j = first + 1; j < nodes.size() && partners < PARTNERS; j++) {
            Node b = nodes.get(j);
            double du = b.u - a.u, dv = b.v - a.v;
            if (du > FARTHEST) break;
            if (du < CLOSEST
                    || du > SPARSE * Math.min(a.reach, b.reach)
                    || !alike(a, b)
                    || Math.abs(dv) > Math.max(1.5, Math.sin(SQUARE) * du)) continue;
            partners++;
            if (used.contains(pair(a, b))) continue;
            TickRow row = grow(a, b);
            if (row.strokes().size() >= FEWEST) rows.add(row);
        }
    }

    private static long pair(Node a, Node b) {
        return (long) a.number << 32 | b.number;
    }

    private static boolean alike(Node a, Node b) {
        double darkness = a.stroke.darkness() / b.stroke.darkness();
        return Stroke.between(a.direction, b.direction) < PARALLEL && darkness < DARKER && darkness > 1 / DARKER;
    }

    private TickRow grow(Node a, Node b) {
        List<Node> row = new ArrayList<>(List.of(a, b));
        List<Integer> places = new ArrayList<>(List.of(0, 1));
        extend(row, places, 1);
        extend(row, places, -1);
        for (int i = 1; i < row.size(); i++)
            if (places.get(i) - places.get(i - 1) == 1) used.add(pair(row.get(i - 1), row.get(i)));
        int missing = places.get(places.size() - 1) - places.get(0) + 1 - places.size();
        return new TickRow(row.stream().map(Node::stroke).toList(), List.copyOf(places), missing, uneven(row, places));
    }

    private static double uneven(List<Node> row, List<Integer> places) {
        Comb.Line line =
                Comb.Line.through(places, row.stream().mapToDouble(Node::u).toArray());
        double squares = 0;
        for (int i = 0; i < row.size(); i++) squares += Math.pow(row.get(i).u - line.at(places.get(i)), 2);
        return Math.sqrt(squares / Math.max(1, row.size() - 2)) / line.slope();
    }

    /** @param step 1 to go on behind the last, -1 before the first */
    private void extend(List<Node> row, List<Integer> places, int step) {
        for (int jump = 1; jump <= JUMP + 1; jump++) {
            int end = step > 0 ? row.size() - 1 : 0;
            int back = step > 0 ? Math.max(0, end - 5) : Math.min(row.size() - 1, 5);
            Node last = row.get(end), before = row.get(back);
            int gap = places.get(end) - places.get(back);
            double du = (last.u - before.u) / gap, dv = (last.v - before.v) / gap;
            Optional<Node> next = nearest(last, last.u + step * jump * du, last.v + step * jump * dv, du);
            if (next.isEmpty()) continue;
            int place = places.get(end) + step * jump;
            row.add(step > 0 ? row.size() : 0, next.get());
            places.add(step > 0 ? places.size() : 0, place);
            jump = 0;
        }
    }

    private Optional<Node> nearest(Node like, double u, double v, double pitch) {
        double reach = Math.max(0.8, UNEVEN * pitch), aside = Math.max(1.8, 2 * UNEVEN * pitch);
        Optional<Node> best = Optional.empty();
        for (int i = firstFrom(u - reach); i < nodes.size() && nodes.get(i).u <= u + reach; i++) {
            Node node = nodes.get(i);
            if (node.number == like.number || Math.abs(node.v - v) > aside || !alike(like, node)) continue;
            if (best.isEmpty() || Math.abs(node.u - u) < Math.abs(best.get().u - u)) best = Optional.of(node);
        }
        return best;
    }

    private int firstFrom(double u) {
        int low = 0, high = nodes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (nodes.get(middle).u < u) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
