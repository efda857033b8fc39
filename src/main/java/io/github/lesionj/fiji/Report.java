// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.plugin.BrowserLauncher;
import java.io.File;
import java.io.IOException;

/** A report as a page, for the browser. */
final class Report {

    private Report() {}

    /**
     * Says in the log where it is, as an address that can be copied into a browser.
     *
     * @param open whether the browser opens it, where there is one
     */
    static void tell(File page, boolean open) {
        Log.say("the report is " + page.toURI());
        if (open) open(page);
    }

    /** Opens it in the browser; where that fails the log says so. */
    static void open(File page) {
        if (!Screen.isInteractive()) return;
        try {
            BrowserLauncher.openURL(page.toURI().toString());
        } catch (IOException e) {
            Log.say("no browser could be opened for it (" + e.getMessage() + ").");
        }
    }
}
