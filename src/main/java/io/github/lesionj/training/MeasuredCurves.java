// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.evaluation.ClassProbabilities;
import io.github.lesionj.evaluation.RankingCurve;
import io.github.lesionj.model.RocCurve;
import java.util.ArrayList;
import java.util.List;

/** The ROC curves of a finished classifier's validation pictures, as few points of them as a card holds. */
final class MeasuredCurves {

    private MeasuredCurves() {}

    /**
     * @param answers to the pictures
     * @param split   what they are called
     * @return of each class that some pictures are of and others are not
     */
    static List<RocCurve> of(ClassProbabilities answers, String split) {
        List<RocCurve> curves = new ArrayList<>();
        for (int c = 0; c < answers.classes().size(); c++) {
            int positives = 0;
            for (int i = 0; i < answers.images(); i++) if (answers.truth(i) == c) positives++;
            if (positives == 0 || positives == answers.images()) continue;
            curves.add(new RocCurve(
                    answers.classes().get(c), List.of(), split, answers.images(), positives, points(answers.curve(c))));
        }
        return curves;
    }

    private static List<RocCurve.Point> points(RankingCurve curve) {
        List<RocCurve.Point> points = new ArrayList<>();
        int last = 0;
        for (double wanted : RocCurve.SENSITIVITIES) {
            int point = Math.max(1, last);
            while (curve.sensitivity(point) < wanted) point++;
            if (point > last)
                points.add(
                        new RocCurve.Point(curve.sensitivity(point), curve.specificity(point), between(curve, point)));
            last = point;
        }
        return points;
    }

    /** Half-way to the next lower probability, so that rounding decides nothing. */
    private static double between(RankingCurve curve, int point) {
        double below = point + 1 < curve.points() ? curve.threshold(point + 1) : 0;
        return (curve.threshold(point) + below) / 2;
    }
}
