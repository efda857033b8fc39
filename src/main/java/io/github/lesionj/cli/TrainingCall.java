// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.TimeText;
import io.github.lesionj.model.Metric;
import io.github.lesionj.training.Trainer;
import io.github.lesionj.training.TrainingMonitor;
import io.github.lesionj.training.TrainingPlan;
import io.github.lesionj.training.TrainingResult;
import io.github.lesionj.training.optimization.EpochResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One call of a sub-command that trains: progress, a line per epoch, the finished model's figures, an exit code. */
final class TrainingCall implements TrainingMonitor {

    private final Session session;
    private ProgressLine progress;

    TrainingCall(Session session) {
        this.session = session;
        progress = new ProgressLine(session.console(), System::nanoTime);
    }

    /**
     * Trains to the end, or until the user stops it, and measures what came of it; blocks.
     *
     * @return the exit code
     * @throws io.github.lesionj.training.TrainingException if the plan cannot be carried out
     */
    int run(TrainingPlan plan, Path folder) throws IOException {
        Trainer trainer = plan.prepare(folder, this);
        TrainingResult reached;
        try (StopWish.Part part = session.stop().begin(() -> {})) {
            reached = trainer.run();
        }
        int epochs = reached.epochs().size();
        if (!reached.finished()) {
            session.console()
                    .say("stopped after " + epochs + " of "
                            + plan.recipe().training().epochs() + " epochs; 'lesionj resume " + folder
                            + "' goes on from there");
            return Main.INTERRUPTED;
        }
        if (reached.ending() == TrainingResult.Ending.NO_PROGRESS)
            session.console()
                    .say("no more progress after " + epochs + " epochs; the best was epoch " + reached.bestEpoch());
        Optional<List<Metric>> figures = trainer.measure();
        if (figures.isEmpty()) {
            session.console().say("stopped before the model was measured; 'lesionj resume " + folder + "' measures it");
            return Main.INTERRUPTED;
        }
        figures.get()
                .forEach(metric -> session.out()
                        .printf(
                                Locale.ROOT,
                                "%s %.4f on %d pictures (%s; %s)%n",
                                metric.name(),
                                metric.value(),
                                metric.images(),
                                metric.split(),
                                metric.averaging()));
        session.console().say("the model is " + trainer.modelFile());
        return Main.DONE;
    }

    @Override
    public void fold(int fold, int folds) {
        session.console().say("fold " + fold + " of " + folds);
    }

    @Override
    public void step(Step step) {
        progress.update(
                step.shown() - 1,
                step.total(),
                String.format(Locale.ROOT, "epoch %d, loss %.4f", step.epoch(), step.loss()));
    }

    @Override
    public void note(String sentence) {
        session.console().say(sentence);
    }

    @Override
    public synchronized void checked(int done, int total) {
        progress.update(done - 1, total, "checking the data");
        if (done == total) progress = new ProgressLine(session.console(), System::nanoTime);
    }

    @Override
    public void measured(int done, int total) {
        progress.update(done - 1, total, "measuring the model");
    }

    @Override
    public void epoch(EpochResult result, int epochs) {
        progress = new ProgressLine(session.console(), System::nanoTime);
        session.console()
                .say(result.text(epochs) + ", " + TimeText.duration((epochs - result.epoch()) * result.seconds())
                        + " left");
    }

    @Override
    public boolean cancelled() {
        return session.stop().getAsBoolean();
    }
}
