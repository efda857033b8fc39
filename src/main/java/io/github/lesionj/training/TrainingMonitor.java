package io.github.lesionj.training;

/** Hears how a training goes, on the training's own thread, and may stop it, or pause it by returning late. */
public interface TrainingMonitor {

    /**
     * One step was taken.
     *
     * @param epoch from 1
     * @param shown pictures of this epoch so far
     * @param total pictures of the epoch
     * @param loss  of the step
     */
    void step(int epoch, int shown, int total, double loss);

    /** One epoch is over and its checkpoint written. */
    void epoch(EpochResult result, int epochs);

    /** The same validation picture after each epoch, before that epoch's result is told. */
    default void preview(Preview preview) {}

    /**
     * The finished model is being measured.
     *
     * @param done  pictures so far
     * @param total pictures of this split
     */
    void measured(int done, int total);

    /** @return true to stop before the next step; what was reached stays on disk and can be resumed */
    boolean cancelled();
}
