// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.optimization;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** A figure of each epoch by which a schedule or the early stopping tells progress. */
public enum MonitoredMetric {
    /** The loss on the validation pictures; falls. */
    VALIDATION_LOSS(EpochResult::validationLoss, false),
    /** The loss on the training pictures; falls. */
    TRAIN_LOSS(EpochResult::trainLoss, false),
    /** The mean of the validation metrics, by which the best epoch is chosen; rises. */
    SCORE(EpochResult::score, true);

    private final ToDoubleFunction<EpochResult> figure;
    private final boolean rises;

    MonitoredMetric(ToDoubleFunction<EpochResult> figure, boolean rises) {
        this.figure = figure;
        this.rises = rises;
    }

    /** @return for each epoch, whether it was better than all before by more than a share of the best of them */
    boolean[] progress(List<EpochResult> results, double share) {
        boolean[] better = new boolean[results.size()];
        double best = Double.NaN;
        for (int i = 0; i < better.length; i++) {
            double value = figure.applyAsDouble(results.get(i));
            double gain = rises ? value - best : best - value;
            better[i] = Double.isNaN(best) || gain > share * Math.abs(best);
            if (better[i]) best = value;
        }
        return better;
    }
}
