// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.Menus;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.plugin.PlugIn;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.scijava.Context;
import org.scijava.Priority;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

/**
 * What Fiji's legacy layer does with a command, re-created over the real classes of ImageJ 1 and SciJava, without a
 * display: {@code run("...")} of a macro or a script runs the SciJava command on one of SciJava's threads and waits. There
 * the macro's options are read as far as they fit ({@code MacroPreprocessor}), and an image that nobody gave becomes
 * what that thread takes for the current one ({@code ActiveImagePlusPreprocessor}).
 */
public final class LegacyLayer implements PlugIn, AutoCloseable {

    /** ImageJ makes a plugin anew for each call, so what belongs to the open layer is found here. */
    private static LegacyLayer open;

    private final Context context;
    private final Hashtable<String, String> before = commands();
    private final List<Thread> threads = new ArrayList<>();
    private ImagePlus window;
    private Module last;

    /** ImageJ's own way to make the plugin. */
    public LegacyLayer() {
        context = null;
    }

    /** Puts LesionJ's commands into ImageJ's table of commands. */
    LegacyLayer(Context context) {
        this.context = context;
        Hashtable<String, String> table = new Hashtable<>(Map.of("PNG...", "ij.plugin.PNG_Writer"));
        for (CommandInfo info : context.service(CommandService.class).getCommands())
            if (info.getMenuPath().getLeaf() != null)
                table.put(
                        info.getMenuPath().getLeaf().getName(),
                        LegacyLayer.class.getName() + "(\"" + info.getDelegateClassName() + "\")");
        setCommands(table);
        open = this;
    }

    /** Says which image stands in ImageJ's front window, which is the current one on every thread that has no other. */
    void setWindow(ImagePlus imp) {
        window = imp;
    }

    /** @return SciJava's threads on which commands ran */
    List<Thread> threads() {
        return threads;
    }

    /** @return the last command, after its end */
    Module last() {
        return last;
    }

    /** Runs what a script does, on a thread of its own; one that ImageJ aborts ends early. */
    static void script(Runnable script) {
        onNewThread(null, () -> {
            try {
                script.run();
            } catch (RuntimeException e) {
                if (!Macro.MACRO_CANCELED.equals(e.getMessage())) throw e;
            }
            return null;
        });
    }

    /** Runs a macro, in batch mode until its end; @return what it returns, null for nothing */
    static String macro(String text) {
        return macro(text, "");
    }

    /** As the other, with what the macro gets as its argument. */
    static String macro(String text, String argument) {
        String[] returned = {null};
        script(() -> returned[0] = new Interpreter().run(text, argument));
        Interpreter.batchMode = false;
        return returned[0];
    }

    /** A click on the menu while the window is in front, by a user who fills in some inputs of the dialog. */
    Module click(Class<?> command, Object... inputs) {
        return onNewThread(window, () -> call(command.getName(), inputs));
    }

    private static <T> T onNewThread(ImagePlus current, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "Executer");
        WindowManager.setTempCurrentImage(thread, current);
        thread.start();
        try {
            return task.get(300, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } finally {
            WindowManager.setTempCurrentImage(thread, null);
        }
    }

    /** Called by ImageJ on the macro's thread. */
    @Override
    public void run(String command) {
        open.call(command);
    }

    private Module call(String command, Object... inputs) {
        CommandInfo info = context.service(CommandService.class).getCommand(command);
        try {
            last = context.service(ModuleService.class)
                    .run(info, preprocessors(), null, inputs)
                    .get();
            Thread.sleep(5); // until the thread is free for the next command
            return last;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<PreprocessorPlugin> preprocessors() {
        List<Ranked> all = new ArrayList<>();
        PluginService plugins = context.service(PluginService.class);
        for (PluginInfo<PreprocessorPlugin> info : plugins.getPluginsOfType(PreprocessorPlugin.class))
            all.add(new Ranked(plugins.createInstance(info), info.getPriority()));
        all.add(new Ranked(new MacroParameters(), 2 * Priority.VERY_HIGH - 0.5));
        all.add(new Ranked(new ActiveImage(), Priority.VERY_HIGH + 1));
        all.sort(Comparator.comparingDouble(Ranked::priority).reversed());
        return all.stream().map(Ranked::plugin).toList();
    }

    private record Ranked(PreprocessorPlugin plugin, double priority) {}

    private final class MacroParameters extends AbstractPreprocessorPlugin {

        private final String options = IJ.isMacro() ? Macro.getOptions() : null;

        @Override
        public void process(Module module) {
            threads.add(Thread.currentThread());
            if (options == null) return;
            for (ModuleItem<?> input : module.getInfo().inputs()) {
                String value = Macro.getValue(options, input.getName(), null);
                ConvertService convert = context.service(ConvertService.class);
                if (value == null || !convert.supports(value, input.getType())) continue;
                module.setInput(input.getName(), convert.convert(value, input.getType()));
                module.resolveInput(input.getName());
            }
        }
    }

    private final class ActiveImage extends AbstractPreprocessorPlugin {

        @Override
        public void process(Module module) {
            ImagePlus current = WindowManager.getCurrentImage() == null ? window : WindowManager.getCurrentImage();
            for (ModuleItem<?> input : module.getInfo().inputs()) {
                if (current == null || input.getType() != ImagePlus.class || module.isInputResolved(input.getName()))
                    continue;
                module.setInput(input.getName(), current);
                module.resolveInput(input.getName());
            }
        }
    }

    @Override
    public void close() {
        setCommands(before);
        Interpreter.batchMode = false;
        WindowManager.setTempCurrentImage(null);
        open = null;
    }

    @SuppressWarnings("unchecked")
    private static Hashtable<String, String> commands() {
        return Menus.getCommands();
    }

    private static void setCommands(Map<String, String> table) {
        try {
            Field commands = Menus.class.getDeclaredField("pluginsTable");
            commands.setAccessible(true);
            commands.set(null, table);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
