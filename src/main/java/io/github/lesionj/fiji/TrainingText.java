// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.batch.TimeText;
import io.github.lesionj.fiji.LiveTraining.State;
import io.github.lesionj.fiji.LiveTraining.Wish;
import io.github.lesionj.training.TrainingMonitor.Step;
import java.util.Locale;

/** What a training's window says in words. */
final class TrainingText {

    private TrainingText() {}

    /** @return one line: where the training stands, how fast it goes, how long it takes, and what comes next */
    static String status(State state, Wish wish) {
        if (!state.sentence().isEmpty()) return state.sentence();
        String where = state.step().map(step -> where(step, state.epochs())).orElse("");
        return switch (wish) {
            case GO_ON -> where;
            case PAUSE -> where + ", paused";
            case KEEP_BEST -> where + (state.results().isEmpty() ? ", stopping after the first epoch" : ", stopping");
            case CANCEL -> where + ", cancelling";
        };
    }

    private static String where(Step step, int epochs) {
        return String.format(
                Locale.ROOT,
                "epoch %d of %d, picture %d of %d, loss %.4f, %s, %s left",
                step.epoch(),
                epochs,
                step.shown(),
                step.total(),
                step.loss(),
                TimeText.rate(step.imagesPerSecond()),
                TimeText.duration(step.secondsLeft()));
    }
}
