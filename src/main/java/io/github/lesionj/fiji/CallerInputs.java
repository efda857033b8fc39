// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import ij.Macro;
import io.github.lesionj.io.UserException;
import java.util.Map;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Gives LesionJ's commands what their {@link Caller} meant: the image that is current where they were called, and the
 * macro's options, of which none is passed over. It runs before Fiji looks for the current image, which it does on a
 * thread that has none or an old one, and after Fiji has read the macro's options as far as it understands them.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.VERY_HIGH + 2)
public final class CallerInputs extends AbstractPreprocessorPlugin {

    @Override
    public void process(Module module) {
        if (!(module.getDelegateObject() instanceof SafeCommand command)) return;
        Caller caller = command.caller();
        for (String image : UserInputs.named(module.getInfo(), ImagePlus.class)) {
            if (!module.isInputResolved(image)) caller.front().ifPresent(front -> module.setInput(image, front));
            module.resolveInput(image);
        }
        try {
            if (caller.options().isPresent()) take(module, caller.options().get());
        } catch (UserException e) {
            Failure.report(this, command, e.getMessage());
        }
    }

    private static void take(Module module, String options) {
        Map<String, Object> values = MacroOptions.read(module.getInfo(), options);
        for (ModuleItem<?> input : UserInputs.of(module.getInfo())) {
            String name = input.getName();
            if (values.containsKey(name)) module.setInput(name, values.get(name));
            else if (Macro.getValue(options, name, null) != null)
                module.setInput(name, defaultOf(module.getInfo(), name));
            else continue;
            module.resolveInput(name);
        }
    }

    /** What looks like a key within another key's value was taken for one. */
    private static Object defaultOf(ModuleInfo command, String name) {
        try {
            return command.createModule().getInput(name);
        } catch (ModuleException e) {
            throw new IllegalStateException(e);
        }
    }
}
