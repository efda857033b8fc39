// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.io.BugLog;
import io.github.lesionj.io.Explanation;
import java.awt.EventQueue;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads and writes a review's files on a thread of its own, and hands what came out to the window's thread. One thing is done at
 * a time: what is asked for meanwhile does not count.
 */
final class ReviewWorker {

    /** What is done on the other thread, and what came out. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** Hears on the window's thread of what came out, or else of a sentence that says why nothing did. */
    @FunctionalInterface
    interface End<T> {
        void heard(Optional<T> result, String failure);
    }

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "LesionJ review"));
    private boolean busy;

    /** Called on the window's thread, as the end is. */
    <T> void run(Work<T> work, End<T> end) {
        if (busy) return;
        busy = true;
        thread.execute(() -> {
            Runnable told = attempt(work, end);
            EventQueue.invokeLater(() -> {
                told.run();
                busy = false;
            });
        });
    }

    private static <T> Runnable attempt(Work<T> work, End<T> end) {
        try {
            T result = work.run();
            return () -> end.heard(Optional.of(result), "");
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            String sentence =
                    Explanation.of(e, BugLog.standard("Review in ImageJ")).sentence();
            return () -> end.heard(Optional.empty(), sentence);
        }
    }

    boolean isBusy() {
        return busy;
    }

    /** Does a last thing after all that was begun; further calls do nothing. */
    void end(Runnable last) {
        if (thread.isShutdown()) return;
        thread.execute(last);
        thread.shutdown();
    }
}
