// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Keeps SciJava from opening a window for each output of LesionJ's commands: outputs are for scripts, and the windows that
 * a user asks for are opened by the command itself.
 */
@Plugin(type = PostprocessorPlugin.class)
public final class QuietOutputs extends AbstractPostprocessorPlugin {

    @Override
    public void process(Module module) {
        if (!LesionJCommands.has(module)) return;
        for (ModuleItem<?> output : module.getInfo().outputs()) module.resolveOutput(output.getName());
    }
}
