// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.io.VisibleText;
import java.io.PrintStream;

/**
 * Says sentences on the error stream, each on its own line, around one status line that is rewritten in place when the
 * stream is a terminal. May be used from any thread.
 */
final class Console {

    private static final int WIDTH = 79;
    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintStream stream;
    private final boolean terminal;
    private String status = "";

    /** @param terminal whether the stream understands a carriage return and escape codes */
    Console(PrintStream stream, boolean terminal) {
        this.stream = stream;
        this.terminal = terminal;
    }

    boolean isTerminal() {
        return terminal;
    }

    /** Says one sentence. */
    synchronized void say(String sentence) {
        String line = "lesionj: " + VisibleText.line(sentence);
        if (status.isEmpty()) stream.println(line);
        else stream.print(CLEAR_LINE + line + System.lineSeparator() + status);
        stream.flush();
    }

    /** Shows where the work is; an empty text takes the status line away. Without a terminal each is a line. */
    synchronized void status(String shown) {
        String text = VisibleText.line(shown);
        if (!terminal) {
            if (!text.isEmpty()) stream.println(text);
        } else {
            status = text.length() > WIDTH ? text.substring(0, WIDTH - 3) + "..." : text;
            stream.print(CLEAR_LINE + status);
        }
        stream.flush();
    }
}
