// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The measured ROC curves of a card as a table for people: every point of the melanomas, from which a user's threshold is chosen, and
 * of the other classes the one that finds nine of ten.
 */
final class CurveTable {

    static final List<String> HEADER = List.of(
            "class",
            "asked",
            "probability from",
            "sensitivity",
            "specificity",
            "precision",
            "of the class",
            "of others",
            "measured on");

    private static final String ALL_POINTS_OF = "MEL";
    private static final double ONE_POINT = 0.9;

    private CurveTable() {}

    static List<List<String>> rows(List<RocCurve> curves) {
        List<List<String>> rows = new ArrayList<>();
        for (RocCurve curve : curves)
            for (RocCurve.Point point : curve.label().equals(ALL_POINTS_OF)
                    ? curve.points()
                    : curve.at(ONE_POINT).stream().toList()) rows.add(row(curve, point));
        return rows;
    }

    private static List<String> row(RocCurve curve, RocCurve.Point point) {
        return List.of(
                curve.label(),
                curve.beside().isEmpty() ? "alone" : "with " + String.join(", ", curve.beside()),
                String.format(Locale.ROOT, "%.4f", point.threshold()),
                share(point.sensitivity()),
                share(point.specificity()),
                share(curve.precision(point)),
                Integer.toString(curve.positives()),
                Integer.toString(curve.images() - curve.positives()),
                curve.split());
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
