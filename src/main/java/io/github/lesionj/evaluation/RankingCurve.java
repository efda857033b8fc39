// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How a probability ranks positive above negative cases, the ROC curve: at each distinct probability, from the highest
 * down, what a threshold there would give. All figures are NaN where there is no positive or no negative case.
 *
 * <p>The areas are those of scikit-learn 1.9 ({@code roc_auc_score}, {@code average_precision_score}), and of
 * {@code isic-challenge-scoring} 5.6 for the part above a sensitivity. Between two points the curve is a straight line.
 */
public final class RankingCurve {

    private final double[] thresholds;
    private final double[] truePositives;
    private final double[] falsePositives;
    private final int points;

    private RankingCurve(double[] thresholds, double[] truePositives, double[] falsePositives, int points) {
        this.thresholds = thresholds;
        this.truePositives = truePositives;
        this.falsePositives = falsePositives;
        this.points = points;
    }

    /**
     * Cases in the order of their probability, so that they need not be sorted again for other weights.
     *
     * @param ranking       the cases from the highest probability down
     * @param probabilities of being positive, by case
     * @param positive      whether a case is
     */
    record Cases(int[] ranking, double[] probabilities, boolean[] positive) {

        static Cases of(double[] probabilities, boolean[] positive) {
            int[] ranking = IntStream.range(0, probabilities.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> probabilities[i])
                            .reversed())
                    .mapToInt(Integer::intValue)
                    .toArray();
            return new Cases(ranking, probabilities, positive);
        }

        /** @param weights how much a case counts; one of weight 0 makes no point */
        RankingCurve curve(double[] weights) {
            double[] thresholds = new double[ranking.length + 1];
            double[] truePositives = new double[ranking.length + 1];
            double[] falsePositives = new double[ranking.length + 1];
            thresholds[0] = Double.POSITIVE_INFINITY;
            int points = 1;
            double hits = 0;
            double alarms = 0;
            for (int rank = 0; rank < ranking.length; rank++) {
                int i = ranking[rank];
                if (positive[i]) hits += weights[i];
                else alarms += weights[i];
                if (rank + 1 < ranking.length && probabilities[i] == probabilities[ranking[rank + 1]]) continue;
                if (hits == truePositives[points - 1] && alarms == falsePositives[points - 1]) continue;
                thresholds[points] = probabilities[i];
                truePositives[points] = hits;
                falsePositives[points++] = alarms;
            }
            return new RankingCurve(thresholds, truePositives, falsePositives, points);
        }
    }

    /** @return how many points the curve has; the first has the sensitivity 0 and the specificity 1 */
    public int points() {
        return points;
    }

    /** @return the least probability that counts as positive at a point; infinite at the first */
    public double threshold(int point) {
        return thresholds[point];
    }

    /** @return the share of the positive cases that are found at a point, 0..1 */
    public double sensitivity(int point) {
        return truePositives[point] / truePositives[points - 1];
    }

    /** @return the share of the negative cases that are left out at a point, 0..1 */
    public double specificity(int point) {
        double negatives = falsePositives[points - 1];
        return (negatives - falsePositives[point]) / negatives;
    }

    /** @return the area under the ROC curve, 0..1, by trapezoids */
    public double area() {
        return areaAbove(0);
    }

    /**
     * @param sensitivity 0..1
     * @return the area under the part of the ROC curve at or above that sensitivity, down to 0; not scaled, so at most 1
     */
    double areaAbove(double sensitivity) {
        if (!isDefined()) return Double.NaN;
        int first = firstAt(sensitivity);
        double y = first == 0 ? 0 : sensitivity;
        double x = first == 0 ? 0 : crossing(first, sensitivity);
        double area = 0;
        for (int i = first; i < points; i++) {
            area += (falsePositiveRate(i) - x) * (y + sensitivity(i)) / 2;
            x = falsePositiveRate(i);
            y = sensitivity(i);
        }
        return area;
    }

    /** @return the greatest specificity that the curve has at a sensitivity, 0..1 */
    double specificityAt(double sensitivity) {
        if (!isDefined()) return Double.NaN;
        int first = firstAt(sensitivity);
        return sensitivity(first) == sensitivity ? specificity(first) : 1 - crossing(first, sensitivity);
    }

    /** @return the greatest sensitivity that the curve has at a specificity, 0..1 */
    double sensitivityAt(double specificity) {
        if (!isDefined()) return Double.NaN;
        int last = points - 1;
        while (specificity(last) < specificity) last--;
        if (last == points - 1) return sensitivity(last);
        double step = (specificity(last) - specificity) / (specificity(last) - specificity(last + 1));
        return sensitivity(last) + step * (sensitivity(last + 1) - sensitivity(last));
    }

    /** @return the mean precision, each weighted by the sensitivity gained there; 0..1, not interpolated */
    double averagePrecision() {
        if (!isDefined()) return Double.NaN;
        double sum = 0;
        for (int i = 1; i < points; i++) {
            double precision = truePositives[i] / (truePositives[i] + falsePositives[i]);
            sum += (sensitivity(i) - sensitivity(i - 1)) * precision;
        }
        return sum;
    }

    /** The first point that reaches a sensitivity. */
    private int firstAt(double sensitivity) {
        int first = 0;
        while (sensitivity(first) < sensitivity) first++;
        return first;
    }

    /** The false positive rate at which the line from the point before to this one reaches the sensitivity. */
    private double crossing(int point, double sensitivity) {
        double before = sensitivity(point - 1);
        double step = (sensitivity - before) / (sensitivity(point) - before);
        return falsePositiveRate(point - 1) + step * (falsePositiveRate(point) - falsePositiveRate(point - 1));
    }

    private boolean isDefined() {
        return truePositives[points - 1] > 0 && falsePositives[points - 1] > 0;
    }

    private double falsePositiveRate(int point) {
        return falsePositives[point] / falsePositives[points - 1];
    }
}
