// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;

/** ImageJ's status line and progress bar for one command, and the place where Escape takes effect. */
final class Progress implements AutoCloseable {

    private Progress() {}

    /** Forgets an Escape that was pressed before. */
    static Progress start() {
        IJ.resetEscape();
        return new Progress();
    }

    /**
     * Announces the next step.
     *
     * @param done what lies behind, 0..1
     * @throws EscapePressed when the user no longer wants it
     */
    void step(double done, String what) {
        checkEscape();
        IJ.showStatus("LesionJ: " + what);
        IJ.showProgress(done);
    }

    /** Shows how far work on many pictures is, which asks for Escape itself. */
    void tell(int done, int total, String picture) {
        if (!picture.isEmpty()) IJ.showStatus("LesionJ: " + (done + 1) + " of " + total + ", " + picture);
        IJ.showProgress(done, total);
    }

    /** @throws EscapePressed when the user no longer wants the command */
    void checkEscape() {
        if (IJ.escapePressed()) throw new EscapePressed();
    }

    /** Clears bar and status line. */
    @Override
    public void close() {
        IJ.showProgress(1);
        IJ.showStatus("");
    }
}
