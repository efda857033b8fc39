package io.github.lesionj.training;

import java.util.Map;

/**
 * What one epoch brought.
 *
 * @param epoch          from 1
 * @param learningRate   of its last step
 * @param trainLoss      mean over its steps, on augmented pictures
 * @param validationLoss of the averaged weights
 * @param metrics        of the averaged weights on the validation pictures, at the network's size, not mirrored
 * @param score          by which the best epoch is chosen: the mean of the metrics
 * @param seconds        it took
 */
public record EpochResult(
        int epoch,
        double learningRate,
        double trainLoss,
        double validationLoss,
        Map<String, Double> metrics,
        double score,
        double seconds) {}
