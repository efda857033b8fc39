package io.github.lesionj.evaluation;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How a probability ranks positive above negative cases: at each distinct probability, from the highest down, the weight
 * of the true and the false positives that a threshold there would give. All figures are NaN where there is no positive
 * or no negative case.
 *
 * <p>The areas are those of scikit-learn 1.9 ({@code roc_auc_score}, {@code average_precision_score}), and of
 * {@code isic-challenge-scoring} 5.6 for the part above a sensitivity.
 */
final class RankingCurve {

    private final double[] truePositives;
    private final double[] falsePositives;
    private final int points;

    private RankingCurve(double[] truePositives, double[] falsePositives, int points) {
        this.truePositives = truePositives;
        this.falsePositives = falsePositives;
        this.points = points;
    }

    /**
     * @param probabilities of being positive
     * @param positive      whether a case is
     * @param weights       how much a case counts; one of weight 0 makes no point
     */
    static RankingCurve of(double[] probabilities, boolean[] positive, double[] weights) {
        int[] ranking = IntStream.range(0, probabilities.length).filter(i -> weights[i] != 0).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> probabilities[i]).reversed())
                .mapToInt(Integer::intValue).toArray();
        double[] truePositives = new double[ranking.length + 1];
        double[] falsePositives = new double[ranking.length + 1];
        int points = 1;
        double hits = 0;
        double alarms = 0;
        for (int rank = 0; rank < ranking.length; rank++) {
            int i = ranking[rank];
            if (positive[i]) hits += weights[i];
            else alarms += weights[i];
            if (rank + 1 < ranking.length && probabilities[i] == probabilities[ranking[rank + 1]]) continue;
            truePositives[points] = hits;
            falsePositives[points++] = alarms;
        }
        return new RankingCurve(truePositives, falsePositives, points);
    }

    /** @return the area under the ROC curve, 0..1, by trapezoids */
    double area() {
        return areaAbove(0);
    }

    /**
     * @param sensitivity 0..1
     * @return the area under the part of the ROC curve at or above that sensitivity, down to 0; not scaled, so at most 1
     */
    double areaAbove(double sensitivity) {
        if (!isDefined()) return Double.NaN;
        int first = 0;
        while (sensitivity(first) < sensitivity) first++;
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

    /** The false positive rate at which the line from the point before to this one reaches the sensitivity. */
    private double crossing(int point, double sensitivity) {
        double before = sensitivity(point - 1);
        double step = (sensitivity - before) / (sensitivity(point) - before);
        return falsePositiveRate(point - 1) + step * (falsePositiveRate(point) - falsePositiveRate(point - 1));
    }

    private boolean isDefined() {
        return truePositives[points - 1] > 0 && falsePositives[points - 1] > 0;
    }

    private double sensitivity(int point) {
        return truePositives[point] / truePositives[points - 1];
    }

    private double falsePositiveRate(int point) {
        return falsePositives[point] / falsePositives[points - 1];
    }
}
