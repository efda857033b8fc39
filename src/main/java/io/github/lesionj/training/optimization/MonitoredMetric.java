// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.optimization;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** A figure of each epoch by which a schedule or the early stopping tells progress and the best epoch is chosen. */
public enum MonitoredMetric {
    /** The loss on the validation pictures; falls. */
    VALIDATION_LOSS(EpochResult::validationLoss, false),
    /** The loss on the training pictures; falls. */
    TRAIN_LOSS(EpochResult::trainLoss, false),
    /** The mean of the validation metrics; rises. */
    SCORE(EpochResult::score, true);

    private final ToDoubleFunction<EpochResult> figure;
    private final boolean rises;

    MonitoredMetric(ToDoubleFunction<EpochResult> figure, boolean rises) {
        this.figure = figure;
        this.rises = rises;
    }

    /** @return the first of the epochs with the best figure, from 1; 0 where no figure is a number */
    public int best(List<EpochResult> results) {
        int best = 0;
        for (int i = 0; i < results.size(); i++) {
            double value = figure.applyAsDouble(results.get(i));
            boolean better =
                    best == 0 ? !Double.isNaN(value) : gain(figure.applyAsDouble(results.get(best - 1)), value) > 0;
            if (better) best = i + 1;
        }
        return best;
    }

    private double gain(double before, double after) {
        return rises ? after - before : before - after;
    }

    /** @return for each epoch, whether it was better than all before by more than a share of the best of them */
    boolean[] progress(List<EpochResult> results, double share) {
        boolean[] better = new boolean[results.size()];
        double best = Double.NaN;
        for (int i = 0; i < better.length; i++) {
            double value = figure.applyAsDouble(results.get(i));
            better[i] = Double.isNaN(best) || gain(best, value) > share * Math.abs(best);
            if (better[i]) best = value;
        }
        return better;
    }
}
