// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.optimization;

import io.github.lesionj.model.Default;
import io.github.lesionj.model.Range;
import java.util.List;

/**
 * How the learning rate changes over a training, after the warm-up; part of a recipe's optimizer.
 *
 * @param name        of the curve
 * @param stepEpochs  {@link Name#STEP}: epochs between two falls
 * @param factor      {@link Name#STEP}, {@link Name#PLATEAU}: what is left of the rate after a fall
 * @param patience    {@link Name#PLATEAU}: epochs in a row without progress before a fall
 * @param monitor     {@link Name#PLATEAU}: whose progress counts
 * @param threshold   {@link Name#PLATEAU}: share of the best value by which a new one must be better to count
 * @param startFactor {@link Name#ONE_CYCLE}: share of the rate at the first step
 * @param pctStart    {@link Name#ONE_CYCLE}: share of the steps over which the rate rises
 */
public record Schedule(
        @Default("\"cosine\"") Name name,
        @Default("30") int stepEpochs,
        @Default("0.1") double factor,
        @Default("10") int patience,
        @Default("\"validation_loss\"") MonitoredMetric monitor,
        @Default("0.0001") double threshold,
        @Default("0.04") double startFactor,
        @Default("0.3") double pctStart) {

    /** The curve of the learning rate. */
    public enum Name {
        /** Always the same. */
        CONSTANT,
        /** Falls by a factor every so many epochs. */
        STEP,
        /** Half a cosine, down to the optimizer's {@code minLearningRate} (Loshchilov and Hutter 2017, without restarts). */
        COSINE,
        /** Rises and falls as half cosines (Smith and Topin 2018); the momentum stays. */
        ONE_CYCLE,
        /** Falls by a factor when there is no more progress, never below the optimizer's {@code minLearningRate}. */
        PLATEAU
    }

    /**
     * Where a training stands when it asks for its rate.
     *
     * @param step          from 0
     * @param stepsPerEpoch positive
     * @param epochs        of the whole training
     * @param results       of the epochs so far
     */
    public record Moment(long step, long stepsPerEpoch, int epochs, List<EpochResult> results) {

        private long steps() {
            return epochs * stepsPerEpoch;
        }
    }

    public Schedule {
        Range.of(1, 100_000).check("stepEpochs", stepEpochs);
        Range.of(0, 1).check("factor", factor);
        Range.of(0, 100_000).check("patience", patience);
        Range.of(0, 1).check("threshold", threshold);
        Range.of(0, 1).check("startFactor", startFactor);
        Range.of(0, 1).check("pctStart", pctStart);
    }

    /**
     * The share of the full rate.
     *
     * @param warmUp   steps that are over before the curve begins
     * @param least  share that is left
     */
    double share(Moment now, double warmUp, double least) {
        return switch (name) {
            case CONSTANT -> 1;
            case STEP -> Math.pow(factor, now.step() / now.stepsPerEpoch() / stepEpochs);
            case COSINE -> cosine(1, least, (now.step() - warmUp) / Math.max(1, now.steps() - warmUp));
            case ONE_CYCLE -> oneCycle(now.step(), now.steps(), least);
            case PLATEAU -> plateau(now.results(), least);
        };
    }

    private static double cosine(double from, double to, double progress) {
        return to + (from - to) * (1 + Math.cos(Math.PI * Math.min(1, progress))) / 2;
    }

    private double oneCycle(long step, long steps, double least) {
        double top = Math.max(0, pctStart * steps - 1);
        return step < top
                ? cosine(startFactor, 1, step / top)
                : cosine(1, least, (step - top) / Math.max(1, steps - 1 - top));
    }

    private double plateau(List<EpochResult> results, double least) {
        double share = 1;
        int without = 0;
        for (boolean better : monitor.progress(results, threshold)) {
            without = better ? 0 : without + 1;
            if (without <= patience) continue;
            share = Math.max(least, share * factor);
            without = 0;
        }
        return share;
    }
}
