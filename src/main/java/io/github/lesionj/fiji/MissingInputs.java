// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import java.awt.GraphicsEnvironment;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Gives the inputs that a macro or a headless run leaves out their defaults, and all inputs of a command without a dialog.
 * Without it a dialog would block the macro. Runs just before SciJava asks the user, for LesionJ's commands only.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.VERY_LOW + 2)
public final class MissingInputs extends AbstractPreprocessorPlugin {

    @Override
    public void process(Module module) {
        if (!(module.getDelegateObject() instanceof SafeCommand command) || isAsked(command, module.getInfo())) return;
        UserInputs.of(module.getInfo()).forEach(input -> module.resolveInput(input.getName()));
        UserInputs.named(module.getInfo(), ImagePlus.class).forEach(module::resolveInput);
    }

    private static boolean isAsked(SafeCommand command, ModuleInfo info) {
        return UserInputs.areAsked(info)
                && !command.hasOwnWindow()
                && command.macro().isEmpty()
                && !GraphicsEnvironment.isHeadless();
    }
}
