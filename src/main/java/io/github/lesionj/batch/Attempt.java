// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.model.NativeMemoryException;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * How the work on one picture ended.
 *
 * @param index   in the work list
 * @param entry   its line; empty if it failed
 * @param earlier whether an earlier call had done it
 * @param failure why it has none
 */
record Attempt(int index, Optional<JournalEntry> entry, boolean earlier, Optional<Throwable> failure) {

    static Attempt done(int index, JournalEntry entry, boolean earlier) {
        return new Attempt(index, Optional.of(entry), earlier, Optional.empty());
    }

    static Attempt failed(int index, Throwable failure) {
        return new Attempt(index, Optional.empty(), false, Optional.of(failure));
    }

    /** @return whether it was ended in the middle, by whoever may stop the batch */
    boolean isStopped() {
        return failure.orElse(null) instanceof CancellationException;
    }

    /** @return whether it failed for want of memory, Java's or a network's */
    boolean isOutOfMemory() {
        for (Throwable e = failure.orElse(null); e != null; e = e.getCause())
            if (e instanceof OutOfMemoryError || e instanceof NativeMemoryException) return true;
        return false;
    }
}
