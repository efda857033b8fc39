// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** A SciJava context of its own for each test, without a display, and the commands as a script calls them. */
abstract class CommandTestBase {

    Context context;

    @BeforeEach
    final void openContext() {
        context = new Context(CommandService.class, LesionJService.class);
    }

    @AfterEach
    final void disposeContext() {
        context.dispose();
    }

    /** @return a command that has not run yet */
    final Module create(Class<? extends Command> command) {
        return context.service(ModuleService.class)
                .createModule(context.service(CommandService.class).getCommand(command));
    }

    /**
     * Runs a command; blocks until done.
     *
     * @param inputs names and values in turns
     * @return why the command was cancelled; empty if it was not
     */
    final String reason(Class<? extends Command> command, Object... inputs)
            throws InterruptedException, ExecutionException {
        Cancelable ended = (Cancelable)
                context.service(CommandService.class).run(command, true, inputs).get();
        return ended.isCanceled() ? ended.getCancelReason() : "";
    }
}
