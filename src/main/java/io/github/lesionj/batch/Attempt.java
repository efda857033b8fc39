// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import java.util.Optional;

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

    /** @return whether it failed for want of Java's memory */
    boolean isOutOfMemory() {
        for (Throwable e = failure.orElse(null); e != null; e = e.getCause())
            if (e instanceof OutOfMemoryError) return true;
        return false;
    }
}
