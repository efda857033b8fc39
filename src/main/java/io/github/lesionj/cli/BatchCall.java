// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.BatchRun;
import io.github.lesionj.batch.Failure;
import io.github.lesionj.batch.ImageBatch;
import io.github.lesionj.batch.Outcome;
import io.github.lesionj.batch.ResultFiles;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.io.Explanation;
import java.io.IOException;
import java.nio.file.Path;

/** One call of a sub-command that works on many images: progress, a sentence per failure, a summary, an exit code. */
final class BatchCall {

    private final Session session;
    private final WorkList work;
    private final boolean again;
    private int atOnce = ImageBatch.TOGETHER;

    /** @param work whose left-out files are named in the summary */
    BatchCall(Session session, WorkList work) {
        this(session, work, false);
    }

    /** @param again whether what earlier calls have done is done again */
    BatchCall(Session session, WorkList work, boolean again) {
        this.session = session;
        this.work = work;
        this.again = again;
    }

    /** @param pictures how many are worked on at the same time at most */
    BatchCall atOnce(int pictures) {
        atOnce = pictures;
        return this;
    }

    /**
     * Works through the images; blocks until done or stopped.
     *
     * @param results what is kept of them
     * @param place   where, for the summary
     * @return the exit code
     * @throws IOException if what is written at the end cannot be written
     */
    int run(ResultFiles results, Path place) throws IOException {
        long start = System.nanoTime();
        ProgressLine progress = new ProgressLine(session.console(), System::nanoTime);
        ImageBatch batch = new ImageBatch(
                progress, this::sayFailure, session.console()::say, session.stop(), session.bugs(), atOnce);
        Outcome outcome;
        try (BatchRun run = batch.prepare(work, results, again);
                StopWish.Part part = session.stop().begin(() -> save(run))) {
            outcome = run.run();
        }
        session.console().say(outcome.summary((System.nanoTime() - start) * 1e-9, place));
        if (work.leftOut().size() > 0) session.console().say(work.leftOut().text());
        if (outcome.stopped()) return Main.INTERRUPTED;
        if (outcome.isBug()) return Main.BUG;
        return outcome.failures().isEmpty() ? Main.DONE : Main.SOME_FAILED;
    }

    private void save(BatchRun run) {
        try {
            run.save();
        } catch (IOException e) {
            session.console().say(Explanation.of(e, session.bugs()).sentence());
        }
    }

    private void sayFailure(Failure failure) {
        session.console().say(failure.reason());
    }
}
