// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import java.util.List;

/**
 * How well images were classified: the figures of ISIC 2018 Task 3, as {@code isic-challenge-scoring} 5.6 defines them.
 *
 * @param classes   the score of each class, in the order of the classes
 * @param macro     their mean
 * @param accuracy  share of the images, counted by weight, whose only most probable class is the right one, 0..1; not
 *                  an official figure, and flattering where one class is frequent
 * @param undecided how many images of a weight above 0 have several most probable classes; they count as wrong
 */
public record ClassificationScore(List<ClassScore> classes, ClassScore macro, double accuracy, int undecided) {

    private static final String MACRO = "one class against the rest, mean over the classes";

    /** The names of {@link #summary()}. */
    static final List<Measures.Name> SUMMARY = List.of(
            new Measures.Name(MetricName.BALANCED_ACCURACY, "mean of the classes' recall"),
            new Measures.Name(MetricName.ACCURACY, "share of the images"),
            new Measures.Name(MetricName.PRECISION, "mean over the classes that were called"),
            new Measures.Name(MetricName.AUC, MACRO),
            new Measures.Name(MetricName.AVERAGE_PRECISION, MACRO),
            new Measures.Name(MetricName.SENS_SPEC_80, MACRO),
            new Measures.Name(MetricName.SENS_SPEC_90, MACRO),
            new Measures.Name(MetricName.SPEC_SENS_80, MACRO),
            new Measures.Name(MetricName.AUC_SENS_80, MACRO));

    public ClassificationScore {
        classes = List.copyOf(classes);
    }

    /**
     * Scores images that all count the same.
     *
     * @param classes       their names
     * @param probabilities [image][class], each 0..1; they need not sum to 1
     * @param truth         the index of each image's right class
     * @throws IllegalArgumentException if the lengths do not fit together, a value is out of its range, or there is no
     *     image
     */
    public static ClassificationScore of(List<String> classes, double[][] probabilities, int[] truth) {
        return new ClassProbabilities(classes, probabilities, truth).score();
    }

    /** @return the mean recall over the classes that the truth contains, 0..1: the figure that ranked ISIC 2018 Task 3 */
    public double balancedAccuracy() {
        return macro.recall();
    }

    /** @return the figures over all classes */
    double[] summary() {
        return new double[] {
            balancedAccuracy(),
            accuracy,
            macro.precision(),
            macro.auc(),
            macro.averagePrecision(),
            macro.sensitivityAt80(),
            macro.sensitivityAt90(),
            macro.specificityAt80(),
            macro.aucAbove80()
        };
    }
}
