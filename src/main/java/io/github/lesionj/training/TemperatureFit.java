// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.model.Temperature;

/**
 * Chooses, on validation pictures, the temperature under which their true classes are likeliest: the least mean negative
 * log-likelihood (Guo et al. 2017), found by golden-section search, since it has one minimum.
 */
final class TemperatureFit {

    private static final double LOWEST = 0.05;
    private static final double HIGHEST = 20;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double ENOUGH = 1e-6;

    private final double[][] probabilities;
    private final int[] truth;

    private TemperatureFit(double[][] probabilities, int[] truth) {
        this.probabilities = probabilities;
        this.truth = truth;
    }

    /**
     * @param probabilities [picture][class], each row summing to 1
     * @param truth         index of each picture's class
     * @return from 0.05 to 20; near these ends when all pictures are right, or no better than chance
     */
    static double choose(double[][] probabilities, int[] truth) {
        TemperatureFit fit = new TemperatureFit(probabilities, truth);
        double low = Math.log(LOWEST), high = Math.log(HIGHEST);
        while (high - low > ENOUGH) {
            double step = GOLDEN * (high - low);
            if (fit.loss(high - step) <= fit.loss(low + step)) high = low + step;
            else low = high - step;
        }
        return Math.exp((low + high) / 2);
    }

    private double loss(double logTemperature) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++)
            sum -= Math.log(Math.max(
                    Double.MIN_NORMAL, Temperature.apply(Math.exp(logTemperature), probabilities[i])[truth[i]]));
        return sum / truth.length;
    }
}
