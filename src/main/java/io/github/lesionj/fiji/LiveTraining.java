// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.training.Preview;
import io.github.lesionj.training.TrainingMonitor;
import io.github.lesionj.training.optimization.EpochResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * A training as it goes: what its window shows and what the buttons ask for. The training's thread writes the state and
 * reads the wishes, the window's thread the other way round.
 */
final class LiveTraining implements TrainingMonitor {

    /** What the user wants; a later wish replaces an earlier one. */
    enum Wish {
        GO_ON,
        PAUSE,
        KEEP_BEST,
        CANCEL
    }

    private static final String READING = "reading the pictures";

    /** How far a training is; wishes are followed in the first phase only. */
    enum Phase {
        LEARNING,
        MEASURING,
        OVER
    }

    /**
     * What is known so far; never changes.
     *
     * @param results  of the epochs that are over
     * @param epochs   of the whole training
     * @param step     the last one; empty before the first
     * @param preview  after the last epoch; empty before the first is over
     * @param sentence what is going on beside the steps; may be empty
     * @param phase    what can still come
     */
    record State(
            List<EpochResult> results,
            int epochs,
            Optional<Step> step,
            Optional<Preview> preview,
            String sentence,
            Phase phase) {

        private State with(EpochResult result) {
            List<EpochResult> longer = new ArrayList<>(results);
            longer.add(result);
            return new State(List.copyOf(longer), epochs, step, preview, sentence, phase);
        }

        private State with(Step newStep) {
            return new State(results, epochs, Optional.of(newStep), preview, "", phase);
        }

        private State with(Preview newPreview) {
            return new State(results, epochs, step, Optional.of(newPreview), sentence, phase);
        }

        private State saying(String newSentence, Phase newPhase) {
            return new State(results, epochs, step, preview, newSentence, newPhase);
        }
    }

    private final AtomicReference<State> state;
    private volatile Wish wish = Wish.GO_ON;
    private volatile String part = "";

    /** @param epochs of the whole training */
    LiveTraining(int epochs) {
        state = new AtomicReference<>(
                new State(List.of(), epochs, Optional.empty(), Optional.empty(), READING, Phase.LEARNING));
    }

    /** @return what is known so far */
    State state() {
        return state.get();
    }

    /** Asks the training for something; it follows before its next step. */
    void wish(Wish newWish) {
        wish = newWish;
    }

    /** @return what was asked for last */
    Wish wish() {
        return wish;
    }

    /** Says how the training ended; nothing changes afterwards. */
    void end(String sentence) {
        change(now -> now.saying(sentence, Phase.OVER));
    }

    /** @return which part of several trainings this is, such as {@code fold 2 of 5}; empty for a single one */
    String part() {
        return part;
    }

    private void change(UnaryOperator<State> change) {
        state.updateAndGet(change);
    }

    @Override
    public void resumed(List<EpochResult> before) {
        change(now -> new State(before, now.epochs(), Optional.empty(), Optional.empty(), READING, Phase.LEARNING));
    }

    @Override
    public void fold(int fold, int folds) {
        part = "fold " + fold + " of " + folds;
        Log.say(part);
    }

    @Override
    public void checked(int done, int total) {
        change(now -> now.saying("checking the data, picture " + done + " of " + total, Phase.LEARNING));
    }

    @Override
    public void step(Step step) {
        change(now -> now.with(step));
    }

    @Override
    public void epoch(EpochResult result, int epochs) {
        change(now -> now.with(result));
        if (!Screen.isInteractive()) Log.say(result.text(epochs));
    }

    @Override
    public void preview(Preview preview) {
        change(now -> now.with(preview));
    }

    @Override
    public void measured(int done, int total) {
        change(now -> now.saying("measuring the model, picture " + done + " of " + total, Phase.MEASURING));
    }

    @Override
    public void note(String sentence) {
        Log.say(sentence);
    }

    @Override
    public boolean paused() {
        return wish == Wish.PAUSE;
    }

    @Override
    public boolean stopAndKeepBest() {
        return wish == Wish.KEEP_BEST;
    }

    @Override
    public boolean cancelled() {
        return wish == Wish.CANCEL;
    }
}
