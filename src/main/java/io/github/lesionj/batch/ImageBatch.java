// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.BugLog;
import io.github.lesionj.io.DiskFullException;
import io.github.lesionj.io.Explanation.Kind;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Does the same to many images. One image that cannot be opened or worked on never stops the others, but a full disk does,
 * as the others would not fit either. While one image
 * is worked on, the next is decoded on a second thread, so that at most two images are in memory.
 *
 * @param progress hears each image begin
 * @param failures hears of each image without a result, when it happens
 * @param stop     asked before each image; true ends the batch after the image in work, as does an interrupt
 * @param bugs     keeps the traces of failures that are LesionJ's own
 */
public record ImageBatch(Progress progress, Consumer<Failure> failures, BooleanSupplier stop, BugLog bugs) {

    private static final long SAVING = TimeUnit.SECONDS.toNanos(10);

    /** With the log that all share. */
    public ImageBatch(Progress progress, Consumer<Failure> failures, BooleanSupplier stop) {
        this(progress, failures, stop, BugLog.standard("a batch"));
    }

    /** What is done to one image, on the caller's thread. */
    @FunctionalInterface
    public interface Step {
        /** @throws IOException if a result cannot be written; this image then counts as failed */
        void process(SourceImage image) throws IOException;
    }

    /** Works through the files in order; blocks until done or stopped. */
    public Outcome run(List<Path> files, Step step) {
        return run(files, ImageOpener::open, step);
    }

    /**
     * Works through the files, and saves what is one file for all of them, every ten seconds and at the end.
     *
     * @throws io.github.lesionj.io.UserException before the work, if a result would take the place of one of the files
     * @throws IOException                        if the file for all cannot be written
     */
    public Outcome run(List<Path> files, ResultFiles results) throws IOException {
        OutputPlace.keepApart(
                files,
                files.stream()
                        .flatMap(file -> results.files(ImageOpener.nameOf(file)).stream())
                        .distinct()
                        .toList());
        return run(files, ImageOpener::open, results);
    }

    Outcome run(List<Path> files, LookAhead.Opener opener, ResultFiles results) throws IOException {
        long[] saved = {System.nanoTime()};
        Outcome outcome = run(files, opener, (Step) image -> {
            results.process(image);
            if (System.nanoTime() - saved[0] < SAVING) return;
            saveSoFar(results);
            saved[0] = System.nanoTime();
        });
        try {
            results.save();
        } catch (DiskFullException e) {
            // The image that met it first has said so.
            if (!outcome.isDiskFull()) throw e;
        }
        return outcome;
    }

    private static void saveSoFar(ResultFiles results) throws IOException {
        try {
            results.saveSoFar();
        } catch (DiskFullException e) {
            throw e;
        } catch (IOException e) {
            // No fault of the image; should it last, the save at the end says so.
        }
    }

    Outcome run(List<Path> files, LookAhead.Opener opener, Step step) {
        List<Failure> failed = new ArrayList<>();
        int begun = 0;
        boolean full = false;
        try (LookAhead images = new LookAhead(files, opener)) {
            while (!full
                    && begun < files.size()
                    && !stop.getAsBoolean()
                    && !Thread.currentThread().isInterrupted()) {
                Path file = files.get(begun);
                progress.update(begun, files.size(), file.getFileName().toString());
                begun++;
                try {
                    step.process(images.next());
                } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
                    Failure failure = Failure.of(file, e, bugs);
                    failed.add(failure);
                    failures.accept(failure);
                    full = failure.kind() == Kind.DISK_FULL;
                }
            }
        }
        progress.update(begun, files.size(), "");
        return new Outcome(files.size(), begun - failed.size(), failed, !full && begun < files.size());
    }
}
