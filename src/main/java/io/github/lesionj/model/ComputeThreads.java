// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which a network is made and predicts, whichever thread asks: one, unless the network answers several at the same time.
 */
final class ComputeThreads implements AutoCloseable {

    private static final long A_DAY = TimeUnit.DAYS.toMillis(1);

    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                Thread thread = new Thread(task, "LesionJ network");
                thread.setDaemon(true);
                return thread;
            });

    /** Says how many there are from now on. */
    void widen(int threads) {
        executor.setMaximumPoolSize(threads);
        executor.setCorePoolSize(threads);
    }

    /** Runs a task and waits for it, whatever interrupts come; throws what the task throws. */
    <T> T call(Callable<T> task) {
        return call(List.of(task)).get(0);
    }

    /** Runs tasks, several at the same time if there are threads, and waits for all of them; throws what the first that fails throws. */
    <T> List<T> call(List<Callable<T>> tasks) {
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> task : tasks) futures.add(executor.submit(task));
        boolean interrupted = false;
        for (Future<T> future : futures) interrupted |= await(future);
        if (interrupted) Thread.currentThread().interrupt();
        return futures.stream().map(ComputeThreads::answer).toList();
    }

    /** @return whether it was interrupted meanwhile */
    private static boolean await(Future<?> future) {
        boolean interrupted = false;
        while (true) {
            try {
                future.get();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                return interrupted;
            }
        }
    }

    private static <T> T answer(Future<T> ended) {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            if (e.getCause() instanceof Error error) throw error;
            throw new ModelException("The network failed: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("It has ended", e);
        }
    }

    /** Takes no more tasks, and waits for those that were given, whatever interrupts come. */
    @Override
    public void close() {
        executor.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                if (executor.awaitTermination(A_DAY, TimeUnit.MILLISECONDS)) break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
