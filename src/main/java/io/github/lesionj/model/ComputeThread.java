// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one thread on which a network is made and predicts, whichever thread asks. */
final class ComputeThread implements AutoCloseable {

    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "LesionJ network");
        thread.setDaemon(true);
        return thread;
    });

    /** Runs a task on the thread and waits for it, whatever interrupts come; throws what the task throws. */
    <T> T call(Callable<T> task) {
        boolean interrupted = false;
        var future = executor.submit(task);
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException failure) throw failure;
                    if (e.getCause() instanceof Error error) throw error;
                    throw new ModelException(
                            "The network failed: " + e.getCause().getMessage(), e.getCause());
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
