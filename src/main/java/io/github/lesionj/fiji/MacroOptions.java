// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.Macro;
import ij.plugin.frame.Recorder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * The option string of ImageJ's {@code run("...", "key=value flag=true")}, read and recorded as Fiji does for SciJava
 * commands: the keys are the parameters' names.
 */
final class MacroOptions {

    private MacroOptions() {}

    /**
     * @param options ImageJ's option string, or null for none
     * @return the values of the inputs that the options name
     * @throws IllegalArgumentException in one sentence, for a number or truth value that is none
     */
    static Map<String, Object> read(Module module, String options) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (options == null) return values;
        for (ModuleItem<?> item : UserInputs.of(module.getInfo())) {
            String text = Macro.getValue(options, item.getName(), null);
            if (text != null) values.put(item.getName(), parse(item, text));
        }
        return values;
    }

    /** Writes values behind the command that ImageJ's recorder is recording; empty texts are left out. */
    static void record(Map<String, Object> values) {
        values.forEach((name, value) -> {
            if (!value.toString().isEmpty()) Recorder.recordOption(name, value.toString());
        });
    }

    /**
     * @param text as a macro or a dialog field gives it
     * @throws IllegalArgumentException in one sentence, when the text does not fit the input's type
     */
    static Object parse(ModuleItem<?> item, String text) {
        Class<?> type = item.getType();
        if (type == String.class) return text;
        if (type == boolean.class) {
            if (text.equals("true") || text.equals("false")) return Boolean.valueOf(text);
            throw new IllegalArgumentException("'" + item.getName() + "' is \"" + text + "\" but must be true or false.");
        }
        try {
            return type == int.class ? (Object) Integer.valueOf(text.strip()) : (Object) Double.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + item.getName() + "' is \"" + text + "\" but must be a number.", e);
        }
    }
}
