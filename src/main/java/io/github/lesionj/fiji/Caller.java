// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.scijava.thread.ThreadService;

/**
 * Who asked for a command. ImageJ 1 keeps a macro's options and its current image by thread; SciJava makes a command on
 * the thread that asks for it, where they are known, and runs it on another, where they are not.
 *
 * @param thread  that made the command
 * @param front   the image that was current there
 * @param options of {@code run("...", "options")}, empty text for none; absent unless a macro, or a script's
 *                {@code IJ.run}, made the command
 */
record Caller(Thread thread, Optional<ImagePlus> front, Optional<String> options) {

    /** ImageJ gives this beginning to the name of a thread on which a macro runs commands. */
    private static final String MACRO_THREAD = "Run$_";

    /** @return the calling thread's */
    static Caller here() {
        Thread thread = Thread.currentThread();
        Optional<String> options =
                isMacros(thread) ? Optional.of(Objects.requireNonNullElse(Macro.getOptions(), "")) : Optional.empty();
        return new Caller(thread, Optional.ofNullable(WindowManager.getCurrentImage()), options);
    }

    /** @return the thread of the macro that waits for the command, perhaps through another command; empty if none does */
    Optional<Thread> macro(ThreadService threads) {
        Set<Thread> seen = new HashSet<>();
        for (Thread asking = thread; asking != null && seen.add(asking); asking = threads.getParent(asking))
            if (isMacros(asking)) return Optional.of(asking);
        return Optional.empty();
    }

    private static boolean isMacros(Thread thread) {
        return IJ.isMacro() && thread.getName().startsWith(MACRO_THREAD);
    }
}
