package io.github.lesionj.training;

/** Hears how a training goes, on the training's own thread, and may stop it. */
public interface TrainingMonitor {

    /** One step was taken; {@code batch} of {@code batches} counts from 1. */
    void batch(int epoch, int batch, int batches, double loss);

    /** One epoch is over and its checkpoint written. */
    void epoch(EpochResult result, int epochs);

    /** @return true to stop before the next step; what was reached stays on disk and can be resumed */
    boolean cancelled();
}
