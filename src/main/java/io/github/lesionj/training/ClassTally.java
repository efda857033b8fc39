// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.evaluation.ClassificationScore;
import io.github.lesionj.evaluation.MetricName;
import io.github.lesionj.training.augmentation.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Balanced accuracy and accuracy. */
final class ClassTally implements Tally {

    private final List<String> classes;
    private final List<double[]> probabilities = new ArrayList<>();
    private final List<Integer> truth = new ArrayList<>();

    ClassTally(List<String> classes) {
        this.classes = classes;
    }

    @Override
    public void add(Example example, float[] logits) {
        probabilities.add(softmax(logits));
        truth.add(example.label());
    }

    @Override
    public Map<String, Double> metrics() {
        ClassificationScore score = ClassificationScore.of(
                classes,
                probabilities.toArray(double[][]::new),
                truth.stream().mapToInt(Integer::intValue).toArray());
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(MetricName.BALANCED_ACCURACY.key(), score.balancedAccuracy());
        metrics.put(MetricName.ACCURACY.key(), score.accuracy());
        return metrics;
    }

    static double[] softmax(float[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (float logit : logits) max = Math.max(max, logit);
        double[] p = new double[logits.length];
        double sum = 0;
        for (int c = 0; c < p.length; c++) sum += p[c] = Math.exp(logits[c] - max);
        for (int c = 0; c < p.length; c++) p[c] /= sum;
        return p;
    }
}
