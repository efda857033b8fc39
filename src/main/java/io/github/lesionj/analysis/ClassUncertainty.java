// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.model.ClassAnswer;
import io.github.lesionj.model.Doubt;
import java.util.List;

/**
 * How unsure a class is; the greater, the less sure.
 *
 * @param entropy     of the probabilities in bits: 0 where one class is certain, log2 of their number where all are alike
 * @param information how many bits of entropy the mean of the votes (mirrorings, models) has beyond the mean entropy of each
 *     vote: 0 where all say the same, however unsure they are; NaN where there is but one vote. Houlsby et al. 2011, "Bayesian
 *     active learning for classification and preference learning" (BALD), with mirrorings and models in place of samples
 */
public record ClassUncertainty(double entropy, double information) {

    /** Where there is no class, or nothing is known about it. */
    public static final ClassUncertainty UNKNOWN = new ClassUncertainty(Double.NaN, Double.NaN);

    private static final double LN_2 = Math.log(2);

    static ClassUncertainty of(ClassAnswer answer) {
        return new ClassUncertainty(entropy(answer.mean()), information(answer.votes()));
    }

    /** @return the number of that name; NaN for a doubt of a mask */
    double of(Doubt doubt) {
        return switch (doubt) {
            case CLASS_ENTROPY -> entropy;
            case CLASS_INFORMATION -> information;
            default -> Double.NaN;
        };
    }

    private static double information(List<double[]> votes) {
        if (votes.size() < 2) return Double.NaN;
        double[] mean = new double[votes.get(0).length];
        double each = 0;
        for (double[] vote : votes) {
            each += entropy(vote) / votes.size();
            for (int c = 0; c < mean.length; c++) mean[c] += vote[c] / votes.size();
        }
        return Math.max(0, entropy(mean) - each);
    }

    /**
     * @param probabilities in sum 1
     * @return their entropy in bits
     */
    public static double entropy(double... probabilities) {
        double sum = 0;
        for (double p : probabilities) if (p > 0) sum -= p * Math.log(p);
        return sum / LN_2;
    }
}
