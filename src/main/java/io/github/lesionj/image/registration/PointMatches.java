// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.registration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which points of two pictures show the same place, as far as their surroundings tell, and the transforms in which many of these
 * pairs agree: each two pairs propose one (Fischler and Bolles 1981, but all of them instead of random ones).
 */
final class PointMatches {

    /** Of the distances to the most alike point and to the second: above it neither is told from the other (Lowe 2004). */
    private static final double DISTINCT = 0.9;

    private static final int MOST = 250;
    private static final int LEAST_AGREEING = 4;
    private static final double LARGEST_SCALE = 1.8;

    private final List<Pair> pairs;
    private final double tolerance;

    /** One place in both pictures, and how much more alike it is than the next best, 0 at best. */
    private record Pair(FeaturePoint first, FeaturePoint second, double doubt) {}

    private record Proposal(Similarity transform, int agreeing) {}

    private PointMatches(List<Pair> pairs, double tolerance) {
        this.pairs = pairs;
        this.tolerance = tolerance;
    }

    /** @param tolerance pixels of the first picture by which places that agree may lie apart */
    static PointMatches of(List<FeaturePoint> first, List<FeaturePoint> second, double tolerance) {
        List<Pair> pairs = new ArrayList<>();
        for (FeaturePoint point : second) pairs.add(mostAlike(point, first, tolerance));
        pairs.removeIf(pair -> pair.doubt >= DISTINCT * DISTINCT);
        pairs.sort(Comparator.comparingDouble(Pair::doubt));
        return new PointMatches(pairs.subList(0, Math.min(MOST, pairs.size())), tolerance);
    }

    /** Points at one place that differ in their direction alone are no rivals of each other. */
    private static Pair mostAlike(FeaturePoint point, List<FeaturePoint> among, double tolerance) {
        FeaturePoint best = point;
        double least = Double.POSITIVE_INFINITY, next = least;
        for (FeaturePoint other : among) {
            double unlike = point.unlike(other);
            if (unlike >= next) continue;
            boolean here = Math.hypot(best.x() - other.x(), best.y() - other.y()) <= tolerance;
            if (unlike >= least) {
                if (!here) next = unlike;
                continue;
            }
            if (!here) next = least;
            least = unlike;
            best = other;
        }
        return new Pair(best, point, next == Double.POSITIVE_INFINITY ? 1 : least / next);
    }

    /**
     * @param known the transforms' scale, where it is known
     * @return from the second's pixels to the first's, the one in which most pairs agree first, each quite another
     */
    List<Similarity> transforms(int count, OptionalDouble known) {
        List<Proposal> proposals = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++)
            for (int j = i + 1; j < pairs.size(); j++) {
                through(pairs.get(i), pairs.get(j), known)
                        .map(through -> new Proposal(through, agreeing(through)))
                        .filter(proposal -> proposal.agreeing >= LEAST_AGREEING)
                        .ifPresent(proposals::add);
            }
        proposals.sort(Comparator.comparingInt(Proposal::agreeing).reversed());
        List<Similarity> kept = new ArrayList<>();
        for (Proposal proposal : proposals) {
            if (kept.size() == count) break;
            if (kept.stream().noneMatch(other -> alike(other, proposal.transform))) kept.add(proposal.transform);
        }
        return kept;
    }

    private Optional<Similarity> through(Pair one, Pair other, OptionalDouble known) {
        double x = other.first.x() - one.first.x(), y = other.first.y() - one.first.y();
        double fromX = other.second.x() - one.second.x(), fromY = other.second.y() - one.second.y();
        double square = fromX * fromX + fromY * fromY, far = 8 * tolerance;
        if (square < far * far || x * x + y * y < far * far) return Optional.empty();
        double scale = Math.sqrt((x * x + y * y) / square);
        double expected = known.orElse(1), most = known.isPresent() ? 1.06 : LARGEST_SCALE;
        if (scale > most * expected || scale < expected / most) return Optional.empty();
        double degrees = Math.toDegrees(Math.atan2(y, x) - Math.atan2(fromY, fromX));
        return Optional.of(Similarity.about(
                known.orElse(scale),
                degrees,
                (one.second.x() + other.second.x()) / 2,
                (one.second.y() + other.second.y()) / 2,
                (one.first.x() + other.first.x()) / 2,
                (one.first.y() + other.first.y()) / 2));
    }

    private int agreeing(Similarity t) {
        int count = 0;
        for (Pair pair : pairs) if (apart(t, pair) <= tolerance) count++;
        return count;
    }

    private static double apart(Similarity t, Pair pair) {
        double x = pair.second.x(), y = pair.second.y();
        return Math.hypot(t.x(x, y) - pair.first.x(), t.y(x, y) - pair.first.y());
    }

    private boolean alike(Similarity one, Similarity other) {
        Similarity rest = one.inverse().after(other);
        double x = pairs.get(0).second.x(), y = pairs.get(0).second.y();
        return Math.abs(rest.degrees()) < 4
                && Math.abs(Math.log(rest.scale())) < 0.08
                && Math.hypot(rest.x(x, y) - x, rest.y(x, y) - y) < 8 * tolerance;
    }
}
