// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.training.optimization.EpochResult;
import java.util.List;

/**
 * Hears how a training goes and steers it. All calls come on the training's own thread, which waits for them; a display
 * that takes long should only take notes here. Every method has a default that does nothing.
 */
public interface TrainingMonitor {

    /** Said at the beginning of each training of a cross-validation; both numbers count from 1. */
    default void fold(int fold, int folds) {}

    /** Said once at the beginning: what the epochs brought that were learnt before; none when the training is new. */
    default void resumed(List<EpochResult> before) {}

    /**
     * A batch was learnt.
     *
     * @param epoch           from 1
     * @param shown           pictures of this epoch so far
     * @param total           pictures of the epoch
     * @param loss            of the batch
     * @param imagesPerSecond of this epoch so far, pauses not counted
     * @param secondsLeft     to the end of the last epoch, as far as can be told
     */
    record Step(int epoch, int shown, int total, double loss, double imagesPerSecond, double secondsLeft) {}

    default void step(Step step) {}

    /** One epoch is over and its checkpoint written. */
    default void epoch(EpochResult result, int epochs) {}

    /** The same validation picture after each epoch, before that epoch's result is told. */
    default void preview(Preview preview) {}

    /**
     * The data are being opened, to see that all of them can be read.
     *
     * @param done  pictures so far; several threads tell
     * @param total pictures
     */
    default void checked(int done, int total) {}

    /**
     * The finished model is being measured.
     *
     * @param done  pictures so far
     * @param total pictures of this split
     */
    default void measured(int done, int total) {}

    /** Something that the user should know, in one sentence, such as that a damaged checkpoint was passed over. */
    default void note(String sentence) {}

    /** @return true to wait before the next step; asked again ten times a second */
    default boolean paused() {
        return false;
    }

    /** @return true to end the training for good before the next step, once there is an epoch whose model can be kept */
    default boolean stopAndKeepBest() {
        return false;
    }

    /** @return true to stop before the next step; what was reached stays on disk and can be resumed */
    default boolean cancelled() {
        return false;
    }
}
