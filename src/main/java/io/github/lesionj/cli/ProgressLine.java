// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.Progress;
import io.github.lesionj.batch.TimeText;
import java.util.function.LongSupplier;

/**
 * Shows how far a batch is, how fast it goes and how long it still takes: several times a second on a terminal, every
 * ten seconds elsewhere.
 */
final class ProgressLine implements Progress {

    private static final long SECOND = 1_000_000_000L;
    private static final long TERMINAL_INTERVAL = SECOND / 10;
    private static final long PLAIN_INTERVAL = 10 * SECOND;

    private final Console console;
    private final LongSupplier clock;
    private final long interval;
    private final long start;
    private long shown;

    /** @param clock in nanoseconds */
    ProgressLine(Console console, LongSupplier clock) {
        this.console = console;
        this.clock = clock;
        interval = console.isTerminal() ? TERMINAL_INTERVAL : PLAIN_INTERVAL;
        start = clock.getAsLong();
        shown = console.isTerminal() ? start - interval : start;
    }

    @Override
    public void update(int done, int total, String item) {
        long now = clock.getAsLong();
        if (item.isEmpty()) {
            console.status("");
        } else if (now - shown >= interval) {
            shown = now;
            console.status(text(done, total, item, now - start));
        }
    }

    private static String text(int done, int total, String item, long elapsed) {
        String place = (done + 1) + "/" + total + "  ";
        if (done == 0) return place + item;
        double rate = done * (double) SECOND / elapsed;
        return place + TimeText.rate(rate) + "  " + TimeText.duration((total - done) / rate) + " left  " + item;
    }
}
