// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.io.VisibleText;
import java.io.PrintStream;

/** Prints texts so that no name within them steers the terminal. */
final class VisibleOutput extends PrintStream {

    private final PrintStream stream;

    VisibleOutput(PrintStream stream) {
        super(stream, true);
        this.stream = stream;
    }

    @Override
    public void print(String text) {
        stream.print(VisibleText.lines(String.valueOf(text)));
    }

    @Override
    public void println(String text) {
        stream.println(VisibleText.lines(String.valueOf(text)));
    }
}
