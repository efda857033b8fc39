// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import io.github.lesionj.io.JavaMemory;
import io.github.lesionj.io.UserException;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.training.TrainingException;
import java.io.IOException;
import org.scijava.ItemVisibility;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;

/**
 * How success, failure and Escape of a command reach the user, a macro and a script.
 *
 * <p>Everything is checked in {@link #run()}, because neither macros nor scripts keep to a parameter's type or choices.
 */
abstract class SafeCommand extends ContextCommand {

    @Parameter
    private LogService log;

    @Parameter(visibility = ItemVisibility.MESSAGE, required = false, persist = false)
    private String about = Texts.RESEARCH;

    /**
     * Does the command's work.
     *
     * @throws IOException  when a file cannot be read; the message is one sentence for the user
     * @throws ModelException when a model or the engine cannot be used; the message is one sentence for the user
     * @throws TrainingException when a training cannot start or go on; the message is one sentence for the user
     */
    abstract void work(Progress progress) throws IOException;

    @Override
    public final void run() {
        try (Progress progress = Progress.start()) {
            EngineConsent.ensure();
            work(progress);
        } catch (EscapePressed e) {
            cancel("");
            IJ.showStatus("LesionJ: stopped by Escape");
        } catch (IOException | UserException | IllegalArgumentException e) {
            log.debug(e);
            Failure.report(this, e.getMessage());
        } catch (OutOfMemoryError e) {
            log.error(e);
            Failure.report(this, "There is not enough memory; " + JavaMemory.MORE + ".");
        } catch (RuntimeException | LinkageError e) {
            log.error(e);
            Failure.report(this, "LesionJ stopped on an unexpected error (" + e + "); the log has the details.");
        }
    }
}
