// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import sun.misc.Signal;

/** Makes the first Ctrl-C, or a batch system's request to end, a wish to stop soon, and the second an order. */
final class Interrupt {

    private static final List<String> SIGNALS = List.of("INT", "TERM");

    private Interrupt() {}

    /** @return whether the program was asked to stop */
    static BooleanSupplier listen(Console console) {
        AtomicBoolean wish = new AtomicBoolean();
        for (String name : SIGNALS) listen(name, wish, console);
        return wish::get;
    }

    private static void listen(String name, AtomicBoolean wish, Console console) {
        try {
            Signal.handle(new Signal(name), signal -> {
                if (wish.getAndSet(true)) System.exit(Main.INTERRUPTED);
                console.say("stopping after the work in hand; press Ctrl-C again to stop at once");
            });
        } catch (IllegalArgumentException e) {
            console.say("Java was started with -Xrs, so Ctrl-C ends at once, without a table of what was done");
        }
    }
}
