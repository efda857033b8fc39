// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import ai.djl.ndarray.types.Shape;
import io.github.lesionj.training.augmentation.Example;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/** Weighted and smoothed class rows (N,classes). */
final class ClassTargets implements Targets {

    private final double[] weights;
    private final double smoothing;

    /**
     * @param power     of the weights N / n_c: 0 counts every picture alike, 1 every class alike
     * @param smoothing share of the wanted probability spread over all classes
     * @param labels    the class of each training picture
     * @throws TrainingException if a class has none
     */
    ClassTargets(List<String> classes, double power, double smoothing, int[] labels) {
        this.smoothing = smoothing;
        long[] counts = new long[classes.size()];
        for (int label : labels) counts[label]++;
        weights = new double[counts.length];
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] == 0) throw new TrainingException("No training picture shows the class " + classes.get(c));
            weights[c] = Math.pow((double) labels.length / (counts.length * counts[c]), power);
        }
    }

    @Override
    public Shape shape(int batch) {
        return new Shape(batch, weights.length);
    }

    @Override
    public void fill(Example example, FloatBuffer target) {
        double weight = weights[example.label()];
        float[] row = new float[weights.length];
        Arrays.fill(row, (float) (weight * (smoothing / weights.length)));
        row[example.label()] += (float) (weight * (1 - smoothing));
        target.put(row);
    }
}
