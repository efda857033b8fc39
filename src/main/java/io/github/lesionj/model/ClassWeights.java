// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.List;

/** Shifts class probabilities towards classes that were rare in training (Bayes' rule with another prior). */
public final class ClassWeights {

    private ClassWeights() {}

    /**
     * Multiplies and makes the sum 1.
     *
     * @param weights       positive, one per class; empty for all alike
     * @param probabilities not negative, not all 0; stays as it is
     */
    public static double[] apply(List<Double> weights, double[] probabilities) {
        double[] shifted = probabilities.clone();
        double sum = 0;
        for (int c = 0; c < shifted.length; c++) {
            if (!weights.isEmpty()) shifted[c] *= weights.get(c);
            sum += shifted[c];
        }
        for (int c = 0; c < shifted.length; c++) shifted[c] /= sum;
        return shifted;
    }
}
