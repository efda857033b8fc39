// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Opens images in order, always one ahead of the one handed out. */
final class LookAhead implements AutoCloseable {

    /** How a file becomes an image. */
    @FunctionalInterface
    interface Opener {
        SourceImage open(Path file) throws IOException;
    }

    private record Pending(Path file, Future<SourceImage> image) {}

    private final Opener opener;
    private final Iterator<Path> files;
    private final ExecutorService decoder = Executors.newSingleThreadExecutor(LookAhead::daemon);
    private Pending pending;

    LookAhead(List<Path> files, Opener opener) {
        this.opener = opener;
        this.files = files.iterator();
        openNext();
    }

    /**
     * Hands out the next image, and begins to open the one after it.
     *
     * @throws IOException if this image cannot be opened; the one after it can still be asked for
     */
    SourceImage next() throws IOException {
        Pending current = pending;
        try {
            return current.image().get();
        } catch (ExecutionException e) {
            return retryOrThrow(current.file(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the work was interrupted while " + current.file() + " was opened");
        } finally {
            openNext();
        }
    }

    /** An image that did not fit into memory beside the one before it may fit alone. */
    private SourceImage retryOrThrow(Path file, Throwable cause) throws IOException {
        if (cause instanceof OutOfMemoryError) return opener.open(file);
        if (cause instanceof IOException e) throw e;
        if (cause instanceof RuntimeException e) throw e;
        throw new IOException(file + " cannot be opened: " + cause, cause);
    }

    private void openNext() {
        if (!files.hasNext()) return;
        Path file = files.next();
        pending = new Pending(file, decoder.submit(() -> opener.open(file)));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "lesionj-image-decoder");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        decoder.shutdownNow();
    }
}
