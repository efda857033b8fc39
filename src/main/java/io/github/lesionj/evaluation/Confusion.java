// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

/**
 * How often a yes-or-no prediction and the truth agree, and the ISIC challenge's figures of that.
 *
 * <p>The figures are those of the package {@code isic-challenge-scoring} 5.6: where one is undefined because its
 * denominator is 0, it is 1, so that nobody is punished for what the truth does not contain.
 *
 * @param truePositives  pixels, or weight of the images, that are positive and predicted so; never negative
 * @param trueNegatives  that are negative and predicted so
 * @param falsePositives that are negative but predicted positive
 * @param falseNegatives that are positive but predicted negative
 */
public record Confusion(double truePositives, double trueNegatives, double falsePositives, double falseNegatives) {

    /** Nothing counted yet. */
    public static final Confusion NONE = new Confusion(0, 0, 0, 0);

    /** @return the counts of both */
    public Confusion plus(Confusion other) {
        return new Confusion(
                truePositives + other.truePositives,
                trueNegatives + other.trueNegatives,
                falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives);
    }

    /** @return the counts, each multiplied */
    Confusion times(double factor) {
        return new Confusion(
                factor * truePositives, factor * trueNegatives, factor * falsePositives, factor * falseNegatives);
    }

    /** @return these counts and one more case of that weight */
    Confusion plus(boolean truth, boolean prediction, double weight) {
        return new Confusion(
                truePositives + (truth && prediction ? weight : 0),
                trueNegatives + (!truth && !prediction ? weight : 0),
                falsePositives + (!truth && prediction ? weight : 0),
                falseNegatives + (truth && !prediction ? weight : 0));
    }

    /** @return (TP + TN) / all; NaN if nothing was counted */
    public double accuracy() {
        return (truePositives + trueNegatives) / (truePositives + trueNegatives + falsePositives + falseNegatives);
    }

    /** @return TP / (TP + FN), or 1 if nothing is positive */
    public double sensitivity() {
        return ratio(truePositives, truePositives + falseNegatives);
    }

    /** @return TN / (TN + FP), or 1 if nothing is negative */
    public double specificity() {
        return ratio(trueNegatives, trueNegatives + falsePositives);
    }

    /** @return the positive predictive value TP / (TP + FP), or 1 if nothing was predicted positive */
    public double ppv() {
        return ratio(truePositives, truePositives + falsePositives);
    }

    /** @return the negative predictive value TN / (TN + FN), or 1 if nothing was predicted negative */
    public double npv() {
        return ratio(trueNegatives, trueNegatives + falseNegatives);
    }

    /** @return intersection over union, TP / (TP + FP + FN), or 1 if both are empty */
    public double jaccard() {
        return ratio(truePositives, truePositives + falsePositives + falseNegatives);
    }

    /** @return 2 TP / (2 TP + FP + FN), or 1 if both are empty */
    public double dice() {
        return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 1 : part / whole;
    }
}
