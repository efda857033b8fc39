// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

/**
 * Makes class probabilities more or less sure of themselves and leaves their order alone (Guo et al., "On Calibration of
 * Modern Neural Networks", 2017): logits divided by a temperature, or, which is the same, probabilities raised to its
 * inverse.
 */
public final class Temperature {

    private Temperature() {}

    /**
     * Raises and makes the sum 1.
     *
     * @param temperature   positive; above 1 for less sure, below 1 for surer, 1 for no change
     * @param probabilities not negative, not all 0; stays as it is
     */
    public static double[] apply(double temperature, double[] probabilities) {
        double greatest = 0;
        for (double p : probabilities) greatest = Math.max(greatest, p);
        double[] raised = new double[probabilities.length];
        double sum = 0;
        for (int c = 0; c < raised.length; c++)
            sum += raised[c] = Math.pow(probabilities[c] / greatest, 1 / temperature);
        for (int c = 0; c < raised.length; c++) raised[c] /= sum;
        return raised;
    }
}
