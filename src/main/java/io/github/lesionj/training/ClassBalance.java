package io.github.lesionj.training;

import io.github.lesionj.evaluation.ClassificationScore;
import io.github.lesionj.model.ClassWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses, on validation pictures, how far a classifier leans towards classes that were rare in training, or away from
 * them: the weights are (1 / share of the class in training) to a power, after the logit adjustment of Menon et al. 2021
 * (arXiv 2007.07314). The power with the best mean of balanced accuracy and accuracy wins, of equals that nearest to 0.
 */
final class ClassBalance {

    private static final int STEPS = 20;
    private static final double STEP = 0.05;

    private ClassBalance() {}

    /**
     * @param classes       their names
     * @param counts        of each class in training
     * @param probabilities of the validation pictures, unweighted
     * @param truth         index of each one's class
     * @return one weight per class
     */
    static List<Double> choose(List<String> classes, long[] counts, double[][] probabilities, int[] truth) {
        List<Double> best = List.of();
        double bestScore = Double.NEGATIVE_INFINITY;
        for (double power : powers()) {
            List<Double> weights = weights(counts, power);
            ClassificationScore score = ClassificationScore.of(classes, weighted(weights, probabilities), truth);
            double value = (score.balancedAccuracy() + score.accuracy()) / 2;
            if (value > bestScore) {
                bestScore = value;
                best = weights;
            }
        }
        return best;
    }

    /** 0, 0.05, -0.05, 0.1, ... to 1 and -1. */
    private static double[] powers() {
        double[] powers = new double[2 * STEPS + 1];
        for (int i = 1; i <= STEPS; i++) {
            powers[2 * i - 1] = i * STEP;
            powers[2 * i] = -i * STEP;
        }
        return powers;
    }

    static double[][] weighted(List<Double> weights, double[][] probabilities) {
        return Arrays.stream(probabilities).map(row -> ClassWeights.apply(weights, row)).toArray(double[][]::new);
    }

    private static List<Double> weights(long[] counts, double power) {
        double all = Arrays.stream(counts).sum();
        List<Double> weights = new ArrayList<>(counts.length);
        for (long count : counts) weights.add(Math.pow(all / (counts.length * count), power));
        return weights;
    }
}
