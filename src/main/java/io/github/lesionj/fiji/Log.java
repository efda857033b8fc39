// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import io.github.lesionj.io.VisibleText;

/** ImageJ's log window, or the terminal where there is none: names of files do nothing to it. */
final class Log {

    private Log() {}

    /** Says one sentence, under LesionJ's name. */
    static void say(String sentence) {
        IJ.log("LesionJ: " + VisibleText.lines(sentence));
    }

    /** Shows lines of text as they are. */
    static void show(String lines) {
        IJ.log(VisibleText.lines(lines));
    }
}
