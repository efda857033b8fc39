// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.Task;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Writes what the network should answer: masks as (N,1,H,W), or weighted and smoothed class rows (N,classes). */
final class Targets {

    private final Recipe recipe;
    private final double[] classWeights;

    /** @param labels the class of each training picture, whose counts set the class weights */
    Targets(Recipe recipe, int[] labels) {
        this.recipe = recipe;
        classWeights = new double[recipe.model().classes().size()];
        if (recipe.model().task() == Task.SEGMENTATION) return;
        long[] counts = new long[classWeights.length];
        for (int label : labels) counts[label]++;
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] == 0)
                throw new TrainingException("No training picture shows the class " + recipe.model().classes().get(c));
            double share = (double) labels.length / (counts.length * counts[c]);
            classWeights[c] = Math.pow(share, recipe.training().classWeightPower());
        }
    }

    /** @return the shape of the targets of a batch */
    Shape shape(int batch) {
        return recipe.model().task() == Task.SEGMENTATION
                ? new Shape(batch, 1, recipe.model().input().height(), recipe.model().input().width())
                : new Shape(batch, classWeights.length);
    }

    void fill(Example example, FloatBuffer target) {
        if (recipe.model().task() == Task.SEGMENTATION) {
            for (byte bit : example.mask()) target.put(bit);
            return;
        }
        double weight = classWeights[example.label()];
        double spread = recipe.training().labelSmoothing() / classWeights.length;
        float[] row = new float[classWeights.length];
        Arrays.fill(row, (float) (weight * spread));
        row[example.label()] += (float) (weight * (1 - recipe.training().labelSmoothing()));
        target.put(row);
    }
}
