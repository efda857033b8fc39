// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.Prefs;
import java.nio.file.Path;

/**
 * The folder of the last training that is not over, kept in ImageJ's preferences. Dialogs begin with it; macros and
 * headless runs never look at it.
 */
final class LastTraining {

    private static final String PREFERENCE = "lesionj.training";

    private LastTraining() {}

    static void remember(Path folder) {
        Prefs.set(PREFERENCE, folder.toAbsolutePath().normalize().toString());
    }

    static void forget() {
        Prefs.set(PREFERENCE, "");
    }

    /** @return the folder's path; empty if there is none */
    static String folder() {
        return Prefs.get(PREFERENCE, "");
    }
}
