// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.log.LogService;

/** The SciJava context: Fiji's own, or in plain ImageJ one that is made at the first command and kept. */
final class SharedContext {

    private SharedContext() {}

    /** The calling thread's context class loader must be the plugin's, so that SciJava finds the commands. */
    static Context get() {
        return inFiji() ? (Context) IJ.runPlugIn("org.scijava.Context", "") : PlainImageJ.CONTEXT;
    }

    /** @return whether ImageJ is a Fiji, or another with the legacy layer */
    static boolean inFiji() {
        try {
            Class.forName("net.imagej.legacy.LegacyService", false, SharedContext.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static final class PlainImageJ {
        static final Context CONTEXT = new Context(CommandService.class, LogService.class, LesionJService.class);
    }
}
