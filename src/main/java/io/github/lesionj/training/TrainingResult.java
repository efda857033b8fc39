// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.training.optimization.EpochResult;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a training got.
 *
 * @param epochs    what each epoch brought
 * @param bestEpoch the one whose weights are the model, from 1; 0 before the first
 * @param ending    why it ended, or that it did not
 */
public record TrainingResult(List<EpochResult> epochs, int bestEpoch, Ending ending) {

    /** Why a training is over. */
    public enum Ending {
        /** It is not: it can go on. */
        UNFINISHED,
        /** All epochs of the recipe are done. */
        ALL_EPOCHS,
        /** The recipe's early stopping saw no more progress. */
        NO_PROGRESS,
        /** The user was content with the best epoch so far. */
        ON_REQUEST
    }

    static final TrainingResult NONE = new TrainingResult(List.of(), 0, Ending.UNFINISHED);

    public TrainingResult {
        epochs = List.copyOf(epochs);
    }

    /** @return whether the model can be measured, since no further epoch will come */
    public boolean finished() {
        return ending != Ending.UNFINISHED;
    }

    /** @return this and one more epoch, which is the best if the recipe's figure says so */
    TrainingResult with(EpochResult epoch, TrainingSpec settings) {
        List<EpochResult> all = new ArrayList<>(epochs);
        all.add(epoch);
        Ending now = all.size() == settings.epochs()
                ? Ending.ALL_EPOCHS
                : settings.earlyStopping().reached(all) ? Ending.NO_PROGRESS : Ending.UNFINISHED;
        return new TrainingResult(all, settings.bestEpoch().best(all), now);
    }

    TrainingResult endedBy(Ending reason) {
        return new TrainingResult(epochs, bestEpoch, reason);
    }
}
