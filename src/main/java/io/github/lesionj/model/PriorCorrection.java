// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.List;

/**
 * Shifts class probabilities from the shares that the classes had in training towards other ones, by Bayes' rule: each is
 * multiplied by the ratio of the two priors.
 */
public final class PriorCorrection {

    private PriorCorrection() {}

    /**
     * Multiplies and makes the sum 1.
     *
     * @param ratios        positive, one per class; empty for all alike
     * @param probabilities not negative, not all 0; stays as it is
     */
    public static double[] apply(List<Double> ratios, double[] probabilities) {
        double[] shifted = probabilities.clone();
        double sum = 0;
        for (int c = 0; c < shifted.length; c++) {
            if (!ratios.isEmpty()) shifted[c] *= ratios.get(c);
            sum += shifted[c];
        }
        for (int c = 0; c < shifted.length; c++) shifted[c] /= sum;
        return shifted;
    }
}
