// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A few points of a class's measured ROC curve, from which a user's own operating point is chosen; part of every model card.
 *
 * @param label     the class, against all others
 * @param beside    names of the models that answered together with this one when it was measured; none for this one alone
 * @param split     the pictures it was measured on
 * @param images    how many
 * @param positives how many of them are of the class
 * @param points    by ascending sensitivity
 */
public record RocCurve(
        String label, @Default("[]") List<String> beside, String split, int images, int positives, List<Point> points) {

    /** The sensitivities at which a card has points; each is reached by one, the next higher that was measured. */
    public static final List<Double> SENSITIVITIES =
            List.of(0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.975, 0.99);

    /**
     * What a threshold gives.
     *
     * @param sensitivity share of the class's pictures that are found, 0..1
     * @param specificity share of the others that are left out, 0..1
     * @param threshold   pictures with this probability of the class or a higher one are taken for it, 0..1
     */
    public record Point(double sensitivity, double specificity, double threshold) {

        public Point {
            for (double share : List.of(sensitivity, specificity, threshold))
                if (!(share >= 0 && share <= 1))
                    throw new IllegalArgumentException("rocCurves: a point's numbers lie in 0..1, not " + share);
        }
    }

    public RocCurve {
        beside = List.copyOf(beside);
        points = points.stream()
                .sorted(Comparator.comparingDouble(Point::sensitivity))
                .toList();
        if (points.isEmpty()) throw new IllegalArgumentException("rocCurves: " + label + " has no points");
    }

    /**
     * Chooses an operating point.
     *
     * @param sensitivity that is wanted, 0..1
     * @return the point with the least sensitivity that reaches it; empty where none does
     */
    public Optional<Point> at(double sensitivity) {
        return points.stream()
                .filter(point -> point.sensitivity() >= sensitivity)
                .findFirst();
    }

    /**
     * Of those that are taken for the class where this curve was measured, the share that are of it.
     *
     * @param point one of this curve
     * @return 0..1; NaN where none is taken for it
     */
    public double precision(Point point) {
        double found = point.sensitivity() * positives;
        double alarms = (1 - point.specificity()) * (images - positives);
        return found / (found + alarms);
    }

    /** @return the highest sensitivity that it has */
    public double most() {
        return points.get(points.size() - 1).sensitivity();
    }
}
