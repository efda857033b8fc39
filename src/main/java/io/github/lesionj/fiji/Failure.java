// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.Macro;
import ij.WindowManager;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import org.scijava.Cancelable;

/**
 * How a command says that it could not do its work.
 *
 * <p>A macro goes on after a cancelled command; only {@link IJ#error(String, String)} ends it. Its window stays shut in
 * Fiji while the options of {@code run("...", "options")} stand, and headless there is none, so the log has the sentence
 * too. A window of Fiji shows the reason of the cancellation by itself, a script reads it from the module, and a
 * headless run prints it.
 */
final class Failure {

    private Failure() {}

    /**
     * @param cancelable the command, or what stopped it before it ran
     * @param macro      the thread of the macro that waits for it, or null
     * @param sentence   one clear sentence that names the fix
     */
    static void report(Cancelable cancelable, Thread macro, String sentence) {
        if (macro != null) {
            cancelable.cancel("");
            IJ.log("LesionJ: " + sentence);
            endMacro(macro, sentence);
        } else {
            cancelable.cancel(sentence);
            if (GraphicsEnvironment.isHeadless()) IJ.log("LesionJ: " + sentence);
        }
    }

    private static void endMacro(Thread macro, String sentence) {
        Macro.setOptions(macro, null);
        try {
            IJ.error("LesionJ", WrappedText.of(sentence));
        } catch (HeadlessException e) {
            // The macro has ended; that there is no window to say why does not matter, since the log has said it.
        } catch (RuntimeException e) {
            // ImageJ unwinds its macro thread with this exception; the command's own thread has nothing left to unwind.
            if (!Macro.MACRO_CANCELED.equals(e.getMessage())) throw e;
        } finally {
            WindowManager.setTempCurrentImage(macro, null);
        }
    }
}
