// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.training.optimization.EpochResult;
import io.github.lesionj.training.optimization.Schedule.Moment;
import java.util.List;
import java.util.Optional;

/** One epoch after the other: all training pictures, then the validation pictures. */
final class TrainingLoop {

    private final TrainingTask task;
    private final TrainingSpec settings;
    private final TrainableNetwork learner;
    private final BatchLoader loader;
    private final SampleOrder order;
    private final List<LabelledImage> validation;
    private final TrainingMonitor monitor;
    private Optional<Preview> preview = Optional.empty();

    TrainingLoop(
            TrainingTask task,
            TrainingSpec settings,
            TrainableNetwork learner,
            BatchLoader loader,
            SampleOrder order,
            List<LabelledImage> validation,
            TrainingMonitor monitor) {
        this.task = task;
        this.settings = settings;
        this.learner = learner;
        this.loader = loader;
        this.order = order;
        this.validation = validation;
        this.monitor = monitor;
    }

    /**
     * Teaches one epoch.
     *
     * @param before what the epochs so far brought
     * @return empty if the monitor stopped it
     */
    Optional<EpochResult> epoch(List<EpochResult> before) {
        int epoch = before.size() + 1;
        Throughput pace = new Throughput(monitor);
        double waited = loader.waited();
        double trainLoss = learn(epoch, before, pace);
        if (stopped(before)) return Optional.empty();
        Validation measured = Validation.of(task.tally(), settings.batchSize(), learner, loader, validation);
        preview = Optional.of(task.preview(loader.example(validation.get(0)), measured.first()));
        return Optional.of(new EpochResult(
                epoch,
                rate(learner.steps() - 1, before),
                trainLoss,
                measured.loss(),
                measured.metrics(),
                measured.score(),
                pace.seconds(),
                loader.waited() - waited));
    }

    /** @return the first validation picture after the last epoch; empty before the first */
    Optional<Preview> preview() {
        return preview;
    }

    private boolean stopped(List<EpochResult> before) {
        return monitor.cancelled() || monitor.stopAndKeepBest() && !before.isEmpty();
    }

    private double learn(int epoch, List<EpochResult> before, Throughput pace) {
        learner.startEpoch(epoch);
        SampleOrder.Drawn drawn = order.of(epoch);
        int perStep = order.batchesPerStep();
        double[] sum = {0, 0};
        loader.forEach(drawn.images(), drawn.seeds(), settings.batchSize(), batch -> {
            pace.waitWhilePaused();
            if (stopped(before)) return false;
            double loss = learner.learn(batch, 1.0 / perStep);
            sum[0] += loss;
            sum[1]++;
            if (sum[1] % perStep == 0) learner.step(rate(learner.steps(), before));
            int shown = Math.min(order.images(), (int) sum[1] * settings.batchSize());
            monitor.step(pace.step(epoch, shown, order.images(), loss, before, settings.epochs()));
            return true;
        });
        return sum[0] / sum[1];
    }

    private double rate(long step, List<EpochResult> before) {
        return settings.optimizer().rate(new Moment(step, order.steps(), settings.epochs(), before));
    }
}
