// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;

/**
 * What the sub-commands use of the world outside; a test hands in its own.
 *
 * @param out     for what was asked for
 * @param console for what is said beside it
 * @param models  opens models
 * @param stop    whether the user wants the work to end
 * @param call    the command line, for people
 */
record Session(PrintStream out, Console console, ModelSource models, BooleanSupplier stop, String call) {}
