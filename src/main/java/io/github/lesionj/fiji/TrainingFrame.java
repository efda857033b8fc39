// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.CommandListener;
import ij.Executer;
import java.awt.EventQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javax.swing.JFrame;
import org.scijava.ui.CloseConfirmable;

/** A window that is asked before ImageJ quits: Fiji asks it itself, and in plain ImageJ it listens for the command. */
final class TrainingFrame extends JFrame implements CloseConfirmable {

    private static final long serialVersionUID = 1;

    private final transient BooleanSupplier mayQuit;
    private final transient CommandListener listener = this::commandExecuting;

    /** @param mayQuit asks the user on the event thread; true lets ImageJ quit */
    TrainingFrame(String title, BooleanSupplier mayQuit) {
        super(title);
        this.mayQuit = mayQuit;
        if (!SharedContext.inFiji()) Executer.addCommandListener(listener);
    }

    @Override
    public boolean confirmClose() {
        if (EventQueue.isDispatchThread()) return mayQuit.getAsBoolean();
        return CompletableFuture.supplyAsync(mayQuit::getAsBoolean, EventQueue::invokeLater)
                .join();
    }

    /** ImageJ drops a command for which a listener gives null. */
    private String commandExecuting(String command) {
        return command.equals("Quit") && !confirmClose() ? null : command;
    }

    @Override
    public void dispose() {
        Executer.removeCommandListener(listener);
        super.dispose();
    }
}
