// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.Macro;
import java.awt.GraphicsEnvironment;
import org.scijava.Cancelable;

/**
 * How a command says that it could not do its work.
 *
 * <p>A macro goes on after a cancelled command; only {@link IJ#error(String, String)} ends it. A window of Fiji shows
 * the reason of the cancellation by itself, a script reads it from the module, and a headless run prints it.
 */
final class Failure {

    private Failure() {}

    /** @param sentence one clear sentence that names the fix */
    static void report(Cancelable command, String sentence) {
        if (IJ.isMacro()) {
            command.cancel("");
            endMacro(sentence);
        } else {
            command.cancel(sentence);
            if (GraphicsEnvironment.isHeadless()) IJ.log("LesionJ: " + sentence);
        }
    }

    private static void endMacro(String sentence) {
        try {
            IJ.error("LesionJ", sentence);
        } catch (RuntimeException e) {
            // ImageJ unwinds its macro thread with this exception; the command's own thread has nothing left to unwind.
            if (!Macro.MACRO_CANCELED.equals(e.getMessage())) throw e;
        }
    }
}
