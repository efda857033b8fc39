// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.Failure;
import io.github.lesionj.batch.ImageBatch;
import io.github.lesionj.batch.Outcome;
import io.github.lesionj.batch.TimeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One call of a sub-command that works on many images: progress, a sentence per failure, a summary, an exit code. */
final class BatchCall {

    private final Session session;
    private final List<Path> images;

    BatchCall(Session session, List<Path> images) {
        this.session = session;
        this.images = images;
    }

    /** What is done once when all images are done, or those before the user stopped. */
    @FunctionalInterface
    interface Finish {
        /** @throws IOException if a file cannot be written */
        void run() throws IOException;
    }

    /**
     * Works through the images; blocks until done or stopped.
     *
     * @param results where they are, for the summary
     * @return the exit code
     * @throws IOException from {@code finish}
     */
    int run(ImageBatch.Step step, Finish finish, Path results) throws IOException {
        long start = System.nanoTime();
        ProgressLine progress = new ProgressLine(session.console(), System::nanoTime);
        ImageBatch batch = new ImageBatch(progress, this::sayFailure, session.stop());
        Outcome outcome = batch.run(images, step);
        finish.run();
        session.console().say(summary(outcome, (System.nanoTime() - start) * 1e-9, results));
        if (outcome.stopped()) return Main.INTERRUPTED;
        return outcome.failures().isEmpty() ? Main.DONE : Main.SOME_FAILED;
    }

    private void sayFailure(Failure failure) {
        session.console().say(failure.reason());
    }

    private static String summary(Outcome outcome, double seconds, Path results) {
        StringBuilder text = new StringBuilder();
        text.append(outcome.done()).append(" of ").append(outcome.total()).append(outcome.total() == 1 ? " image" : " images");
        text.append(" done in ").append(TimeText.duration(seconds));
        if (outcome.done() > 1) text.append(" (").append(TimeText.rate(outcome.done() / seconds)).append(')');
        if (!outcome.failures().isEmpty()) text.append(", ").append(outcome.failures().size()).append(" failed");
        if (outcome.stopped()) text.append(", interrupted");
        return text.append("; results in ").append(results).toString();
    }
}
