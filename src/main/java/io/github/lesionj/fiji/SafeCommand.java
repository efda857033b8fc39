// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import io.github.lesionj.io.BugLog;
import io.github.lesionj.io.Explanation;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.util.Optional;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.thread.ThreadService;

/**
 * How success, failure and Escape of a command reach the user, a macro, a script and ImageJ's recorder.
 *
 * <p>Everything is checked in {@link #run()}, because neither macros nor scripts keep to a parameter's type or choices.
 */
abstract class SafeCommand extends ContextCommand {

    private final Caller caller = Caller.here();

    @Parameter
    private LogService log;

    @Parameter(label = "LesionJ", visibility = ItemVisibility.MESSAGE, required = false, persist = false)
    private String about = Texts.RESEARCH;

    @Parameter
    private CommandService commands;

    @Parameter
    private ThreadService threads;

    private boolean recorded;
    private String told = "";

    /**
     * Does the command's work.
     *
     * @throws IOException   when a file cannot be read; the message is one sentence for the user
     * @throws UserException when a model, the engine or a training cannot be used; the message is one sentence for the user
     */
    abstract void work(Progress progress) throws IOException;

    /** @return whether PyTorch must be there */
    boolean needsEngine() {
        return true;
    }

    /** @return whether a click on the menu opens a window of the command's own, and no dialog for its inputs before */
    boolean hasOwnWindow() {
        return false;
    }

    /** @return who asked for this command */
    final Caller caller() {
        return caller;
    }

    /** @return the thread of the macro that waits for this command; empty if none does */
    final Optional<Thread> macro() {
        return caller.macro(threads);
    }

    /** Puts the command into ImageJ's recorder, now rather than at its end; long commands do so when they begin. */
    final void record() {
        if (recorded || macro().isPresent()) return;
        recorded = true;
        Recording.write(info(), this);
    }

    private CommandInfo info() {
        return commands.getCommand(getClass());
    }

    /** Whatever the reason, a cancelled command is no line of a macro. */
    @Override
    public void cancel(String reason) {
        super.cancel(reason);
        Recording.drop(info());
    }

    @Override
    public final void run() {
        Thread thread = Thread.currentThread();
        ImagePlus before = thread == caller.thread() ? WindowManager.getTempCurrentImage() : null;
        try (Progress progress = Progress.start()) {
            if (needsEngine()) EngineConsent.ensure(macro().isEmpty());
            work(progress);
            record();
        } catch (EscapePressed e) {
            cancel("");
            IJ.showStatus("LesionJ: stopped by Escape");
        } catch (IOException | UserException e) {
            log.debug(e);
            fail(e.getMessage());
        } catch (OutOfMemoryError | RuntimeException | LinkageError e) {
            log.error(e);
            fail(Explanation.of(e, BugLog.standard(UserInputs.title(info()) + " in ImageJ"))
                            .sentence() + ".");
        } finally {
            // SciJava's threads are used again: what is shown in batch mode must not be the next command's image.
            WindowManager.setTempCurrentImage(before);
        }
    }

    private void fail(String sentence) {
        Failure.report(this, this, sentence);
    }

    /** Cancels with a sentence that the user has read in a window of ours. */
    final void told(String sentence) {
        told = sentence;
    }

    /** Gives scripts what the user was told, once SciJava has looked for a reason to show in a window of its own. */
    final void ended() {
        if (!told.isEmpty()) super.cancel(told);
    }
}
