// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.optimization;

import io.github.lesionj.model.AnyNumber;
import io.github.lesionj.model.Default;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one epoch brought.
 *
 * @param epoch          from 1
 * @param learningRate   of its last step
 * @param trainLoss      mean over its steps, on augmented pictures
 * @param validationLoss of the averaged weights
 * @param metrics        of the averaged weights on the validation pictures, at the network's size, not mirrored
 * @param score          the mean of the metrics
 * @param seconds        it took
 * @param waited         seconds of these in which the network waited for pictures, but for the first batches
 */
public record EpochResult(
        int epoch,
        double learningRate,
        @AnyNumber double trainLoss,
        @AnyNumber double validationLoss,
        @AnyNumber Map<String, Double> metrics,
        @AnyNumber double score,
        double seconds,
        @Default("0") double waited) {

    /**
     * @param epochs of the whole training
     * @return one line, such as {@code epoch 2 of 55: loss 0.4012, validation loss 0.3800, jaccard 0.7012, dice 0.8001}
     */
    public String text(int epochs) {
        String figures = metrics.entrySet().stream()
                .map(metric -> String.format(Locale.ROOT, ", %s %.4f", metric.getKey(), metric.getValue()))
                .collect(Collectors.joining());
        return String.format(
                Locale.ROOT,
                "epoch %d of %d: loss %.4f, validation loss %.4f%s",
                epoch,
                epochs,
                trainLoss,
                validationLoss,
                figures);
    }
}
