// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.Macro;
import ij.WindowManager;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.util.Optional;
import org.scijava.Cancelable;

/**
 * How a command says that it could not do its work.
 *
 * <p>A macro goes on after a cancelled command; only {@link IJ#error(String, String)} ends it. Its window stays shut in
 * Fiji while the options of {@code run("...", "options")} stand, and headless there is none, so the log has the sentence
 * too. Fiji would show a reason in one long line under its own name, so it is shown here and given to the command afterwards,
 * for scripts. A headless run prints it.
 */
final class Failure {

    private Failure() {}

    /**
     * @param cancelable the command, or what stopped it before it ran
     * @param command    the command
     * @param sentence   one clear sentence that names the fix
     */
    static void report(Cancelable cancelable, SafeCommand command, String sentence) {
        Optional<Thread> macro = command.macro();
        if (macro.isPresent()) {
            cancelable.cancel("");
            Log.say(sentence);
            endMacro(macro.get(), sentence);
        } else if (GraphicsEnvironment.isHeadless()) {
            cancelable.cancel(sentence);
            Log.say(sentence);
        } else {
            cancelable.cancel("");
            command.told(sentence);
            IJ.showMessage("LesionJ", WrappedText.of(sentence));
        }
    }

    static void endMacro(Thread macro, String sentence) {
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
