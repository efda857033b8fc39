// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.model.Default;
import io.github.lesionj.model.Range;
import io.github.lesionj.training.augmentation.Augmentation;
import io.github.lesionj.training.optimization.EarlyStopping;
import io.github.lesionj.training.optimization.Freezing;
import io.github.lesionj.training.optimization.MonitoredMetric;
import io.github.lesionj.training.optimization.Optimizer;

/**
 * How the network learns; the group {@code training} of a recipe.
 *
 * @param start             weights to start from, as {@link StartChoice} finds them; empty to start from random ones
 * @param loss              that is made small
 * @param sampling          how the pictures of an epoch are drawn; balanced is for classifiers
 * @param classWeightPower  0 counts every picture alike, 1 every class alike (weights N / n_c); between is between
 * @param labelSmoothing    share of the wanted probability spread over all classes
 * @param augmentation      how pictures are varied
 * @param optimizer         how the weights move
 * @param freeze            layers that do not learn
 * @param batchSize         pictures that go through the network at once
 * @param accumulationSteps batches whose gradients make one step
 * @param epochs            times each picture is shown
 * @param bestEpoch         the figure that decides which epoch's weights are the model
 * @param earlyStopping     when to end before the last epoch
 * @param emaDecay          share of the averaged weights (EMA) kept at each step; 0 for the plain weights
 */
public record TrainingSpec(
        @Default("\"\"") String start,
        Loss loss,
        @Default("\"shuffled\"") Sampling sampling,
        @Default("0") double classWeightPower,
        @Default("0") double labelSmoothing,
        @Default("{}") Augmentation augmentation,
        Optimizer optimizer,
        @Default("{}") Freezing freeze,
        int batchSize,
        @Default("1") int accumulationSteps,
        int epochs,
        @Default("\"score\"") MonitoredMetric bestEpoch,
        @Default("{}") EarlyStopping earlyStopping,
        @Default("0") double emaDecay) {

    public TrainingSpec {
        Range.of(1, 4096).check("batchSize", batchSize);
        Range.of(1, 4096).check("accumulationSteps", accumulationSteps);
        Range.of(1, 100_000).check("epochs", epochs);
        Range.below(0, 1).check("emaDecay", emaDecay);
        Range.below(0, 1).check("labelSmoothing", labelSmoothing);
        Range.of(0, 1).check("classWeightPower", classWeightPower);
        if (optimizer.warmupEpochs() > epochs)
            throw new IllegalArgumentException("optimizer.warmupEpochs must not exceed epochs, " + epochs);
    }
}
