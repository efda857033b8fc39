// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.plugin.frame.Recorder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;

/**
 * The line of a command in ImageJ's recorder. LesionJ writes it itself, in Fiji too (its commands are marked
 * {@link #OURS}), because ImageJ keeps one command at a time: it records a cancelled command without its options, and a
 * long one not at all when another was called meanwhile.
 */
final class Recording {

    /** This attribute of a command keeps Fiji from recording it. */
    static final String OURS = "no-record";

    private Recording() {}

    /** Writes the command with the values that its inputs have, if ImageJ is recording. */
    static void write(CommandInfo info, Command command) {
        if (!IJ.recording()) return;
        Recorder.recordString(line(info, command, Recorder.scriptMode()));
        drop(info);
    }

    /** Keeps ImageJ from recording the command after its end. */
    static void drop(CommandInfo info) {
        if (UserInputs.label(info).equals(Recorder.getCommand())) Recorder.disableCommandRecording();
    }

    /** @return the line that runs the command again, in ImageJ's macro language or in a script's */
    static String line(CommandInfo info, Command command, boolean script) {
        CommandModule values = new CommandModule(info, command);
        Map<String, Object> inputs = new LinkedHashMap<>();
        UserInputs.of(info).forEach(input -> inputs.put(input.getName(), values.getInput(input.getName())));
        String options = MacroOptions.write(inputs).replace("\\", "\\\\").replace("\"", "\\\"");
        return (script ? "IJ.run" : "run") + "(\"" + UserInputs.label(info) + "\", \"" + options + "\");\n";
    }
}
