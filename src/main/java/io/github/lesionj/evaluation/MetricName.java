// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import java.util.Locale;

/**
 * Every metric that LesionJ measures, with the one name that model cards, tables, reports and logs call it by. Documented in
 * docs/metrics.md.
 */
public enum MetricName {
    JACCARD(true, "of a mask: intersection over union; 1 where both masks are empty"),
    DICE(
            true,
            "of a mask: twice the intersection over the sum of both areas; of a class: the F1 score at a probability above 0.5"),
    THRESHOLD_JACCARD(true, "of a mask: the Jaccard index, or 0 where it is below 0.65"),
    SENSITIVITY(true, "share of the lesion, or of the class's images, that was found"),
    SPECIFICITY(true, "share of the skin, or of the other classes' images, that was left out"),
    PRECISION(
            true,
            "of a mask: share of what was called lesion that is lesion; of a class: share of the images whose most probable class it is that are of it"),
    ACCURACY(true, "share of the pixels or images that are right"),
    POOLED_JACCARD(true, "the Jaccard index of all pixels of all images together"),
    POOLED_DICE(true, "the Dice index of all pixels of all images together"),
    HD95(false, "95 % Hausdorff distance of the masks' boundaries, pixels"),
    ASD(false, "symmetric average distance of the masks' boundaries, pixels"),
    HD95_MM(false, "the same as hd95 in millimetres, where an image is calibrated"),
    ASD_MM(false, "the same as asd in millimetres, where an image is calibrated"),
    BALANCED_ACCURACY(true, "mean of the classes' recall"),
    RECALL(true, "share of the class's images whose most probable class it is"),
    PPV(true, "share of the images called so that are of the class"),
    NPV(true, "share of the images not called so that are of no such class"),
    AUC(true, "area under the ROC curve"),
    AUC_SENS_80(true, "area under the ROC curve where the sensitivity is above 0.80"),
    AVERAGE_PRECISION(true, "area under the precision-recall curve"),
    SENS_SPEC_80(true, "sensitivity where the ROC curve reaches the specificity 0.80"),
    SENS_SPEC_90(true, "sensitivity where the ROC curve reaches the specificity 0.90"),
    SPEC_SENS_80(true, "specificity where the ROC curve reaches the sensitivity 0.80"),
    CALIBRATION_ERROR(false, "expected difference between the greatest probability and how often it is right");

    private final boolean higherIsBetter;
    private final String meaning;

    MetricName(boolean higherIsBetter, String meaning) {
        this.higherIsBetter = higherIsBetter;
        this.meaning = meaning;
    }

    /** @return what cards, tables and reports call it, such as {@code balanced_accuracy} */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return whether a higher value is better */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** @return what it measures, in a few words */
    public String meaning() {
        return meaning;
    }
}
