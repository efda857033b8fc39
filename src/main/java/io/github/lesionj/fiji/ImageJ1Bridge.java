// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.PlugIn;
import ij.plugin.frame.Recorder;
import io.github.lesionj.io.UserException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/**
 * Runs a SciJava command from an ImageJ 1 menu, macro or script. {@code plugins.config} gives the command's class name
 * as the argument. The dialog follows from the command's parameters; macro options and the recorded line are the same
 * code as in Fiji, so plain ImageJ and Fiji understand each other's macros.
 */
public final class ImageJ1Bridge implements PlugIn {

    @Override
    public void run(String commandClass) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ImageJ1Bridge.class.getClassLoader());
        try {
            runCommand(SharedContext.get(), commandClass);
        } catch (ExecutionException e) {
            IJ.error("LesionJ", "The command " + commandClass + " failed: " + e.getMessage());
        } catch (InterruptedException e) {
            thread.interrupt();
        } catch (UserException e) {
            IJ.error("LesionJ", WrappedText.of(e.getMessage()));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void runCommand(Context context, String commandClass)
            throws InterruptedException, ExecutionException {
        ModuleService modules = context.service(ModuleService.class);
        CommandInfo info = context.service(CommandService.class).getCommand(commandClass);
        Module module = modules.createModule(info);
        Caller caller = ((SafeCommand) module.getDelegateObject()).caller();
        if (caller.options().isEmpty()) {
            caller.front()
                    .ifPresent(front ->
                            UserInputs.named(info, ImagePlus.class).forEach(image -> module.setInput(image, front)));
            DialogPreface.prepare(module);
            Optional<Map<String, Object>> chosen = CommandDialog.ask(module, caller.front());
            if (chosen.isEmpty()) {
                Recorder.disableCommandRecording();
                return;
            }
            chosen.get().forEach(module::setInput);
            UserInputs.of(info).forEach(item -> module.resolveInput(item.getName()));
        }
        modules.run(module, true).get();
    }
}
