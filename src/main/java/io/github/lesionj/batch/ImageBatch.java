// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.BugLog;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Does the same to many images, several at the same time. One image that cannot be opened or worked on never stops the others,
 * but a full disk does, as the others would not fit either.
 *
 * @param progress hears each image begin; called on the thread of {@link BatchRun#run}, as is {@code failures}
 * @param failures hears of each image without a result, when it happens
 * @param notes    hears in one sentence what is done otherwise than planned
 * @param stop     asked before each image; true ends the batch after the images in work, as does an interrupt
 * @param bugs     keeps the traces of failures that are LesionJ's own
 * @param together how many images are worked on at the same time at most
 */
public record ImageBatch(
        Progress progress,
        Consumer<Failure> failures,
        Consumer<String> notes,
        BooleanSupplier stop,
        BugLog bugs,
        int together) {

    /** How many images are worked on at the same time unless told: so many that no processor waits for one that is read or written. */
    public static final int TOGETHER = Runtime.getRuntime().availableProcessors() + 2;

    /** With the usual number of images at the same time. */
    public ImageBatch(
            Progress progress, Consumer<Failure> failures, Consumer<String> notes, BooleanSupplier stop, BugLog bugs) {
        this(progress, failures, notes, stop, bugs, TOGETHER);
    }

    /** With the log that all share. */
    public ImageBatch(Progress progress, Consumer<Failure> failures, Consumer<String> notes, BooleanSupplier stop) {
        this(progress, failures, notes, stop, BugLog.standard("a batch"));
    }

    /**
     * Prepares the work. What an earlier call with the same settings has done is not done again.
     *
     * @param again whether what is known of earlier calls is thrown away
     * @return to be run once
     * @throws io.github.lesionj.io.UserException if a result would take the place of one of the pictures, or an earlier call
     *     had other settings
     * @throws IOException if a file cannot be looked at or written
     */
    public BatchRun prepare(WorkList work, ResultFiles results, boolean again) throws IOException {
        return BatchRun.prepare(this, work, results, PictureOpener.STANDARD, again);
    }

    /** As {@link #prepare}, and works through the list; blocks until done or stopped. */
    public Outcome run(WorkList work, ResultFiles results, boolean again) throws IOException {
        try (BatchRun run = prepare(work, results, again)) {
            return run.run();
        }
    }
}
