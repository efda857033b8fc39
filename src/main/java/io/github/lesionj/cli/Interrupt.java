// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Turns Ctrl-C, the end of a terminal's connection or a batch system's request to end into a wish to stop soon. Java tells of
 * them by its shutdown hooks, and ends when those have ended: ours lets the work in hand end first, for a while.
 */
final class Interrupt implements StopWish {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration UNWINDING = Duration.ofSeconds(2);

    private final Console console;
    private final Thread worker;
    private final Duration patience;
    private final IntConsumer halt;
    private final AtomicBoolean wish = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<Runnable> keep = new AtomicReference<>();
    private final List<Runnable> clearings = new CopyOnWriteArrayList<>();

    /**
     * @param worker   does the work
     * @param patience how long the work in hand may take
     * @param halt     ends the process with an exit code
     */
    Interrupt(Console console, Thread worker, Duration patience, IntConsumer halt) {
        this.console = console;
        this.worker = worker;
        this.patience = patience;
        this.halt = halt;
    }

    /** @return the wish, of this thread's work */
    static Interrupt listen(Console console) {
        Interrupt interrupt = new Interrupt(console, Thread.currentThread(), PATIENCE, Runtime.getRuntime()::halt);
        Runtime.getRuntime().addShutdownHook(new Thread(interrupt::stop, "lesionj-interrupt"));
        return interrupt;
    }

    @Override
    public boolean getAsBoolean() {
        return wish.get();
    }

    @Override
    public Part begin(Runnable keeping) {
        keep.set(keeping);
        return () -> keep.set(null);
    }

    @Override
    public void clearAtEnd(Runnable clearing) {
        clearings.add(clearing);
    }

    /** Says that the work has ended, so that the process may. */
    void end() {
        ended.countDown();
    }

    /** What the system's request to end does. */
    void stop() {
        if (ended.getCount() == 0) return;
        wish.set(true);
        Optional<Runnable> part = Optional.ofNullable(keep.get());
        if (part.isPresent())
            console.say("stopping after the work in hand, in " + patience.toSeconds() + " seconds at most");
        else worker.interrupt();
        if (!awaitEnd(part.isPresent() ? patience : UNWINDING)) part.ifPresent(Runnable::run);
        clearings.forEach(Runnable::run);
        // The system's own codes differ between the signals.
        halt.accept(Main.INTERRUPTED);
    }

    private boolean awaitEnd(Duration time) {
        try {
            return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
