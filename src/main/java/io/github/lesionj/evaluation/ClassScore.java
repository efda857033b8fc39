// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How well one class is told from all the others, or the mean of that over classes: the figures of ISIC Task 3, each
 * 0..1.
 *
 * @param name             of the class, or {@link #MACRO}
 * @param weight           how many images are truly of the class, each counted by its weight
 * @param recall           share of those whose most probable class is this one, a tie counting as wrong; NaN if there
 *                         are none. Its mean over the classes is the balanced accuracy
 * @param precision        share of the images whose most probable class is this one that are truly of it; NaN if there are
 *                         none, as scikit-learn's {@code precision_score} has it with {@code zero_division=nan}
 * @param accuracy         share of all images whose probability is on the right side of 0.5 (above it: positive)
 * @param sensitivity      at that threshold; 1 if no image is of the class
 * @param specificity      at that threshold; 1 if all images are of the class
 * @param dice             at that threshold, also called F1; 1 if no image is of the class or predicted so
 * @param ppv              positive predictive value at that threshold; 1 if nothing was predicted positive
 * @param npv              negative predictive value at that threshold; 1 if nothing was predicted negative
 * @param auc              area under the ROC curve; NaN if no, or every, image is of the class
 * @param aucAbove80       the part of that area where the sensitivity is 0.80 or more, not scaled; NaN likewise
 * @param averagePrecision not interpolated; NaN likewise
 * @param sensitivityAt80  where the ROC curve has the specificity 0.80; NaN likewise
 * @param sensitivityAt90  where the ROC curve has the specificity 0.90; NaN likewise
 * @param specificityAt80  where the ROC curve has the sensitivity 0.80; NaN likewise
 */
public record ClassScore(
        String name,
        double weight,
        double recall,
        double precision,
        double accuracy,
        double sensitivity,
        double specificity,
        double dice,
        double ppv,
        double npv,
        double auc,
        double aucAbove80,
        double averagePrecision,
        double sensitivityAt80,
        double sensitivityAt90,
        double specificityAt80) {

    /** The name of the mean over classes. */
    public static final String MACRO = "macro";

    private static final double POSITIVE = 0.5;
    private static final double EIGHTY = 0.80;
    private static final double NINETY = 0.90;

    /**
     * @param name    of the class
     * @param index   of the class
     * @param ranking of the images by the probability of the class
     * @param labels  the index of each image's only most probable class
     * @param weights how much an image counts, 0 or more
     */
    static ClassScore of(String name, int index, RankingCurve.Cases ranking, int[] labels, double[] weights) {
        Confusion confusion = Confusion.NONE;
        double weight = 0;
        double found = 0;
        double called = 0;
        for (int i = 0; i < weights.length; i++) {
            boolean positive = ranking.positive()[i];
            confusion = confusion.plus(positive, ranking.probabilities()[i] > POSITIVE, weights[i]);
            if (positive) weight += weights[i];
            if (labels[i] == index) called += weights[i];
            if (positive && labels[i] == index) found += weights[i];
        }
        RankingCurve curve = ranking.curve(weights);
        return new ClassScore(
                name,
                weight,
                found / weight,
                found / called,
                confusion.accuracy(),
                confusion.sensitivity(),
                confusion.specificity(),
                confusion.dice(),
                confusion.ppv(),
                confusion.npv(),
                curve.area(),
                curve.areaAbove(EIGHTY),
                curve.averagePrecision(),
                curve.sensitivityAt(EIGHTY),
                curve.sensitivityAt(NINETY),
                curve.specificityAt(EIGHTY));
    }

    /** @return the mean of each figure over the classes that have it, every class counting the same; of weight the sum */
    static ClassScore macro(List<ClassScore> classes) {
        return new ClassScore(
                MACRO,
                classes.stream().mapToDouble(ClassScore::weight).sum(),
                mean(classes, ClassScore::recall),
                mean(classes, ClassScore::precision),
                mean(classes, ClassScore::accuracy),
                mean(classes, ClassScore::sensitivity),
                mean(classes, ClassScore::specificity),
                mean(classes, ClassScore::dice),
                mean(classes, ClassScore::ppv),
                mean(classes, ClassScore::npv),
                mean(classes, ClassScore::auc),
                mean(classes, ClassScore::aucAbove80),
                mean(classes, ClassScore::averagePrecision),
                mean(classes, ClassScore::sensitivityAt80),
                mean(classes, ClassScore::sensitivityAt90),
                mean(classes, ClassScore::specificityAt80));
    }

    private static double mean(List<ClassScore> classes, ToDoubleFunction<ClassScore> figure) {
        return classes.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
