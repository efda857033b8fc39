// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;

/** Stands for the command of another plugin, outside LesionJ's own commands. */
public final class ForeignCommand implements Command {

    @Parameter
    private double margin;

    @Parameter(type = ItemIO.OUTPUT)
    private double width;

    @Override
    public void run() {
        throw new UnsupportedOperationException("margin " + margin);
    }
}
