// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.evaluation.Bootstrap;
import io.github.lesionj.evaluation.ClassProbabilities;
import io.github.lesionj.model.PriorCorrection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses, on validation pictures, how far a classifier leans towards classes that were rare in training, or away from
 * them: the weights are (1 / share of the class in training) to a power, after the logit adjustment of Menon et al. 2021
 * (arXiv 2007.07314). The power with the best mean of balanced accuracy and accuracy wins, of equals that nearest to 0,
 * but only if it clearly gains: 0 stays unless the 95 % interval of the gain lies above it. Rare classes have few
 * validation pictures, and to follow these closely costs more on other pictures than it brings.
 */
final class ClassBalance {

    private static final int STEPS = 20;
    private static final double STEP = 0.05;

    private final List<String> classes;
    private final int[] truth;

    private ClassBalance(List<String> classes, int[] truth) {
        this.classes = classes;
        this.truth = truth;
    }

    /**
     * @param classes       their names
     * @param counts        of each class in training
     * @param probabilities of the validation pictures, unweighted
     * @param truth         index of each one's class
     * @param bootstrap     over these pictures
     * @return one weight per class
     */
    static List<Double> choose(
            List<String> classes, long[] counts, double[][] probabilities, int[] truth, Bootstrap bootstrap) {
        ClassBalance balance = new ClassBalance(classes, truth);
        double[] once = new double[truth.length];
        Arrays.fill(once, 1);
        boolean[] before = balance.right(probabilities);
        boolean[] after = before;
        List<Double> best = weights(counts, 0);
        for (double power : powers()) {
            List<Double> weights = weights(counts, power);
            boolean[] right = balance.right(weighted(weights, probabilities));
            if (balance.score(right, once) > balance.score(after, once)) {
                best = weights;
                after = right;
            }
        }
        boolean[] found = after;
        boolean clear = bootstrap
                        .interval(drawn -> balance.score(found, drawn) - balance.score(before, drawn))
                        .low()
                > 0;
        return clear ? best : weights(counts, 0);
    }

    private boolean[] right(double[][] probabilities) {
        ClassProbabilities answers = new ClassProbabilities(classes, probabilities, truth);
        boolean[] right = new boolean[truth.length];
        for (int i = 0; i < right.length; i++) right[i] = answers.label(i) == truth[i];
        return right;
    }

    /** The mean of balanced accuracy and accuracy of pictures that count as often as they were drawn. */
    private double score(boolean[] right, double[] drawn) {
        double[] all = new double[classes.size()];
        double[] hits = new double[classes.size()];
        for (int i = 0; i < right.length; i++) {
            all[truth[i]] += drawn[i];
            if (right[i]) hits[truth[i]] += drawn[i];
        }
        double recall = IntStream.range(0, all.length)
                .filter(c -> all[c] > 0)
                .mapToDouble(c -> hits[c] / all[c])
                .average()
                .orElse(0);
        return (recall + Arrays.stream(hits).sum() / Arrays.stream(all).sum()) / 2;
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
        return Arrays.stream(probabilities)
                .map(row -> PriorCorrection.apply(weights, row))
                .toArray(double[][]::new);
    }

    private static List<Double> weights(long[] counts, double power) {
        double all = Arrays.stream(counts).sum();
        List<Double> weights = new ArrayList<>(counts.length);
        for (long count : counts) weights.add(Math.pow(all / (counts.length * count), power));
        return weights;
    }
}
