// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.training.optimization.EpochResult;
import java.util.List;

/** How fast an epoch goes, its pauses not counted. */
final class Throughput {

    private static final long QUESTION_MILLIS = 100;

    private final TrainingMonitor monitor;
    private final long start = System.nanoTime();
    private long paused;

    Throughput(TrainingMonitor monitor) {
        this.monitor = monitor;
    }

    /** Waits while the monitor wants a pause. */
    void waitWhilePaused() {
        long before = System.nanoTime();
        try {
            while (monitor.paused() && !monitor.cancelled() && !monitor.stopAndKeepBest())
                Thread.sleep(QUESTION_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainingException("The training was interrupted; it can be resumed", e);
        }
        paused += System.nanoTime() - before;
    }

    /** @return what the monitor is told after a batch */
    TrainingMonitor.Step step(int epoch, int shown, int total, double loss, List<EpochResult> before, int epochs) {
        double perImage = seconds() / shown;
        double perEpoch = before.isEmpty()
                ? perImage * total
                : before.get(before.size() - 1).seconds();
        double left = perImage * (total - shown) + perEpoch * (epochs - epoch);
        return new TrainingMonitor.Step(epoch, shown, total, loss, 1 / perImage, left);
    }

    double seconds() {
        return (System.nanoTime() - start - paused) / 1e9;
    }
}
