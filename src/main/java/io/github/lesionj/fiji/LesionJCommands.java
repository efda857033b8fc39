// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import org.scijava.module.Module;

/** Which commands are LesionJ's own: what is plugged into SciJava for them leaves all others alone. */
final class LesionJCommands {

    private LesionJCommands() {}

    /** @return whether a module is one of them */
    static boolean has(Module module) {
        return module.getInfo().getDelegateClassName().startsWith(LesionJCommands.class.getPackageName() + ".");
    }
}
