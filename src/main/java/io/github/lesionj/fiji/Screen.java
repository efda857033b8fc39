// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.gui.Plot;
import ij.macro.Interpreter;
import java.awt.Dialog;
import java.awt.GraphicsEnvironment;
import java.awt.Window;
import java.util.stream.Stream;

/** Whether ImageJ can show windows here, and showing them where it can. */
final class Screen {

    private Screen() {}

    /**
     * A headless Fiji patches ImageJ's window classes so that they work without a display; a headless Java with plain
     * ImageJ throws from every one of them.
     */
    static boolean isUsable() {
        boolean patched = GenericDialog.class.getSuperclass() != Dialog.class;
        return patched || Interpreter.isBatchMode() || !GraphicsEnvironment.isHeadless();
    }

    /** @return whether somebody can see a window of ours and press its buttons */
    static boolean isInteractive() {
        return !GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode();
    }

    /** @return the open windows of a kind */
    static <W extends Window> Stream<W> windows(Class<W> kind) {
        return Stream.of(Window.getWindows())
                .filter(kind::isInstance)
                .filter(Window::isShowing)
                .map(kind::cast);
    }

    /** Shows a plot's window, in batch mode its image, or says in the log that there is no display for it. */
    static void show(Plot plot) {
        if (!GraphicsEnvironment.isHeadless()) plot.show();
        else show(plot.getImagePlus());
    }

    /** Shows an image, or says in the log that there is no display for it. */
    static void show(ImagePlus imp) {
        if (isUsable()) imp.show();
        else Log.say("no display for the window '" + imp.getTitle() + "'.");
    }
}
