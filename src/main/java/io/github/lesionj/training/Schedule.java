// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.model.Default;
import java.util.List;

/**
 * How the learning rate changes over a training, after the warm-up; part of a recipe's optimizer.
 *
 * @param kind        the curve
 * @param everyEpochs {@link Kind#STEP}: epochs between two falls
 * @param factor      {@link Kind#STEP}, {@link Kind#PLATEAU}: what is left of the rate after a fall
 * @param patience    {@link Kind#PLATEAU}: epochs in a row without progress before a fall
 * @param watch       {@link Kind#PLATEAU}: whose progress counts
 * @param threshold   {@link Kind#PLATEAU}: share of the best value by which a new one must be better to count
 * @param startRate   {@link Kind#ONE_CYCLE}: share of the rate at the first step
 * @param rise        {@link Kind#ONE_CYCLE}: share of the steps over which the rate rises
 */
public record Schedule(
        @Default("\"cosine\"") Kind kind,
        @Default("30") int everyEpochs,
        @Default("0.1") double factor,
        @Default("10") int patience,
        @Default("\"validation_loss\"") MonitoredMetric watch,
        @Default("0.0001") double threshold,
        @Default("0.04") double startRate,
        @Default("0.3") double rise) {

    /** The curve of the learning rate. */
    public enum Kind {
        /** Always the same. */
        CONSTANT,
        /** Falls by a factor every so many epochs. */
        STEP,
        /** Half a cosine, down to the optimizer's {@code lastRate} (Loshchilov and Hutter 2017, without restarts). */
        COSINE,
        /** Rises and falls as half cosines (Smith and Topin 2018); the momentum stays. */
        ONE_CYCLE,
        /** Falls by a factor when there is no more progress, never below the optimizer's {@code lastRate}. */
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
        if (everyEpochs < 1) throw new IllegalArgumentException("everyEpochs must be positive, not " + everyEpochs);
        if (patience < 0) throw new IllegalArgumentException("patience must not be negative, not " + patience);
        inUnitRange("factor", factor);
        inUnitRange("threshold", threshold);
        inUnitRange("startRate", startRate);
        inUnitRange("rise", rise);
    }

    private static void inUnitRange(String key, double value) {
        if (!(value >= 0 && value <= 1)) throw new IllegalArgumentException(key + " lies in 0..1, not " + value);
    }

    /**
     * The share of the full rate.
     *
     * @param warmUp   steps that are over before the curve begins
     * @param lastRate the least share
     */
    double share(Moment now, double warmUp, double lastRate) {
        return switch (kind) {
            case CONSTANT -> 1;
            case STEP -> Math.pow(factor, now.step() / now.stepsPerEpoch() / everyEpochs);
            case COSINE -> cosine(1, lastRate, (now.step() - warmUp) / Math.max(1, now.steps() - warmUp));
            case ONE_CYCLE -> oneCycle(now.step(), now.steps(), lastRate);
            case PLATEAU -> plateau(now.results(), lastRate);
        };
    }

    private static double cosine(double from, double to, double progress) {
        return to + (from - to) * (1 + Math.cos(Math.PI * Math.min(1, progress))) / 2;
    }

    private double oneCycle(long step, long steps, double lastRate) {
        double top = Math.max(0, rise * steps - 1);
        return step < top ? cosine(startRate, 1, step / top) : cosine(1, lastRate, (step - top) / Math.max(1, steps - 1 - top));
    }

    private double plateau(List<EpochResult> results, double lastRate) {
        double share = 1;
        int without = 0;
        for (boolean better : watch.progress(results, threshold)) {
            without = better ? 0 : without + 1;
            if (without <= patience) continue;
            share = Math.max(lastRate, share * factor);
            without = 0;
        }
        return share;
    }
}
