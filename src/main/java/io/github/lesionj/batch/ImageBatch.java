// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Does the same to many images. One image that cannot be opened or worked on never stops the others. While one image
 * is worked on, the next is decoded on a second thread, so that at most two images are in memory.
 *
 * @param progress hears each image begin
 * @param failures hears of each image without a result, when it happens
 * @param stop     asked before each image; true ends the batch after the image in work, as does an interrupt
 */
public record ImageBatch(Progress progress, Consumer<Failure> failures, BooleanSupplier stop) {

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
     * Works through the files, and writes what is written once.
     *
     * @throws IOException if that cannot be written
     */
    public Outcome run(List<Path> files, ResultFiles results) throws IOException {
        Outcome outcome = run(files, (Step) results);
        results.finish();
        return outcome;
    }

    Outcome run(List<Path> files, LookAhead.Opener opener, Step step) {
        List<Failure> failed = new ArrayList<>();
        int begun = 0;
        try (LookAhead images = new LookAhead(files, opener)) {
            while (begun < files.size() && !stop.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
                Path file = files.get(begun);
                progress.update(begun, files.size(), file.getFileName().toString());
                begun++;
                try {
                    step.process(images.next());
                } catch (IOException | RuntimeException | OutOfMemoryError e) {
                    Failure failure = Failure.of(file, e);
                    failed.add(failure);
                    failures.accept(failure);
                }
            }
        }
        progress.update(begun, files.size(), "");
        return new Outcome(files.size(), begun - failed.size(), failed, begun < files.size());
    }
}
