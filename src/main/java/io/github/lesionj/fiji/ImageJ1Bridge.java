// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.plugin.PlugIn;
import ij.plugin.frame.Recorder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/**
 * Runs a SciJava command from an ImageJ 1 menu, macro or script. {@code plugins.config} gives the command's class name
 * as the argument. The dialog, the macro options and the recorded line follow from the command's parameters, so plain
 * ImageJ and Fiji understand each other's macros.
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
        } catch (IllegalArgumentException e) {
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
        ImagePlus front = WindowManager.getCurrentImage();
        Optional<Map<String, Object>> inputs = inputs(module, front);
        if (inputs.isEmpty()) {
            Recorder.disableCommandRecording();
            return;
        }
        inputs.get().forEach(module::setInput);
        UserInputs.of(info).forEach(item -> module.resolveInput(item.getName()));
        for (String image : UserInputs.named(info, ImagePlus.class)) {
            module.setInput(image, front);
            module.resolveInput(image);
        }
        modules.run(module, true).get();
        report((Cancelable) module);
    }

    private static Optional<Map<String, Object>> inputs(Module module, ImagePlus front) {
        if (isCalledByMacro()) return Optional.of(MacroOptions.read(module, Macro.getOptions()));
        UserInputs.named(module.getInfo(), ImagePlus.class).forEach(image -> module.setInput(image, front));
        DialogPreface.prepare(module);
        Optional<Map<String, Object>> chosen = CommandDialog.ask(module, front);
        if (IJ.recording()) chosen.ifPresent(MacroOptions::record);
        return chosen;
    }

    /** A click on the menu while some macro runs elsewhere still gets its dialog. */
    private static boolean isCalledByMacro() {
        return IJ.isMacro() && Thread.currentThread().getName().startsWith("Run$_");
    }

    /** In plain ImageJ nobody else tells the user why a command was cancelled. */
    private static void report(Cancelable command) {
        if (!command.isCanceled()) return;
        Recorder.disableCommandRecording();
        String reason = command.getCancelReason();
        if (reason != null && !reason.isEmpty()) IJ.error("LesionJ", WrappedText.of(reason));
    }
}
