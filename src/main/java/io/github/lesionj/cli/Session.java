// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.io.BugLog;
import java.io.PrintStream;

/**
 * What the sub-commands use of the world outside; a test hands in its own.
 *
 * @param out     for what was asked for
 * @param console for what is said beside it
 * @param models  opens models
 * @param stop    whether the user wants the work to end
 * @param bugs    keeps the traces of what is LesionJ's own fault, and knows the command line
 */
record Session(PrintStream out, Console console, ModelSource models, StopWish stop, BugLog bugs) {

    Session {
        out = new VisibleOutput(out);
    }

    /** @return the command line, for people */
    String call() {
        return bugs.call();
    }
}
