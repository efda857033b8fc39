package io.github.lesionj.training;

import io.github.lesionj.model.Default;

/**
 * How the weights follow the gradient; part of a recipe. AdamW (Loshchilov and Hutter 2019): the decay is decoupled and
 * spares biases and normalisation.
 *
 * @param learningRate at its highest
 * @param weightDecay  per step, times the learning rate
 * @param warmUpEpochs over which the rate rises from near 0
 * @param lastRate     share of the rate that is left at the end of the cosine
 * @param clip         largest gradient norm; 0 for none
 */
public record Optimizer(
        double learningRate,
        @Default("0") double weightDecay,
        @Default("0") double warmUpEpochs,
        @Default("0.01") double lastRate,
        @Default("0") double clip) {

    public Optimizer {
        if (!(learningRate > 0)) throw new IllegalArgumentException("learningRate must be positive, not " + learningRate);
        if (!(weightDecay >= 0 && warmUpEpochs >= 0 && lastRate >= 0 && lastRate <= 1 && clip >= 0))
            throw new IllegalArgumentException("weightDecay, warmUpEpochs, clip must not be negative, lastRate lies in 0..1");
    }

    /**
     * The rate of one step: linear warm-up, then half a cosine.
     *
     * @param step          from 0
     * @param stepsPerEpoch positive
     * @param epochs        of the whole training
     */
    public double rate(long step, long stepsPerEpoch, int epochs) {
        double warmUp = warmUpEpochs * stepsPerEpoch;
        if (step < warmUp) return learningRate * (step + 1) / (warmUp + 1);
        double progress = (step - warmUp) / Math.max(1, epochs * stepsPerEpoch - warmUp);
        return learningRate * (lastRate + (1 - lastRate) * (1 + Math.cos(Math.PI * Math.min(1, progress))) / 2);
    }
}
