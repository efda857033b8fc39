// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.io.Spelling;
import io.github.lesionj.io.UserException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;

/**
 * The option string of ImageJ's {@code run("...", "key=value flag=true")}: the keys are the inputs' names. ImageJ looks
 * for each key by itself, and so passes over what it does not look for; here the string is read from its beginning to its
 * end, so that nothing in it is dropped.
 */
final class MacroOptions {

    /** Has more names than those in the list. */
    private static final String DEVICE = "device";

    private MacroOptions() {}

    /**
     * @param options ImageJ's option string
     * @return the values of the inputs that the options name
     * @throws UserException in one sentence, for an unknown key and for a value that does not fit
     */
    static Map<String, Object> read(ModuleInfo command, String options) {
        Map<String, ModuleItem<?>> inputs = new LinkedHashMap<>();
        UserInputs.of(command).forEach(item -> inputs.put(item.getName(), item));
        Map<String, Object> values = new LinkedHashMap<>();
        MacroText text = new MacroText(options);
        while (text.hasNext()) {
            String word = text.key();
            String key = word.toLowerCase(Locale.ROOT);
            ModuleItem<?> item = inputs.get(key);
            if (item == null)
                throw new UserException(unknown(command, word)
                        + (text.hasValue() ? "?" : ", or does a value with spaces lack its [brackets]?"));
            if (!text.hasValue()) throw new UserException("'" + key + "' needs a value: write " + example(item) + ".");
            if (values.put(key, parse(item, text.value())) != null)
                throw new UserException("'" + key + "' is given twice: leave one of them out.");
        }
        return values;
    }

    /** @return what to say of a key that a command does not have, up to the question mark */
    private static String unknown(ModuleInfo command, String key) {
        List<String> known =
                UserInputs.of(command).stream().map(ModuleItem::getName).toList();
        return "\"" + key + "\" is no key of " + UserInputs.title(command) + ", whose keys are "
                + String.join(", ", known) + ": did you mean \"" + Spelling.nearest(key, known) + "\"";
    }

    private static String example(ModuleItem<?> item) {
        String key = item.getName();
        if (item.getType() == boolean.class) return key + "=true or " + key + "=false";
        if (hasChoices(item)) return key + "=" + item.getChoices().get(0);
        return item.getType() == String.class ? key + "=[text]" : key + "=1";
    }

    /** @return the option string that {@link #read} turns into the values; texts that are empty are left out */
    static String write(Map<String, Object> values) {
        StringBuilder options = new StringBuilder();
        values.forEach((key, value) -> {
            if (value.toString().isEmpty()) return;
            options.append(options.isEmpty() ? "" : " ")
                    .append(key)
                    .append('=')
                    .append(MacroText.quoted(value.toString()));
        });
        return options.toString();
    }

    /**
     * @param text as a macro or a dialog field gives it
     * @throws UserException in one sentence, when the text does not fit the input's type or choices
     */
    static Object parse(ModuleItem<?> item, String text) {
        Class<?> type = item.getType();
        if (type == String.class) return chosen(item, text);
        if (type == boolean.class) {
            if (text.equals("true") || text.equals("false")) return Boolean.valueOf(text);
            throw unfit(item, text, "true or false");
        }
        try {
            return type == int.class ? (Object) Integer.valueOf(text.strip()) : (Object) Double.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw unfit(item, text, type == int.class ? "a whole number" : "a number");
        }
    }

    private static String chosen(ModuleItem<?> item, String text) {
        if (!hasChoices(item)
                || item.getName().equals(DEVICE)
                || item.getChoices().contains(text)) return text;
        List<String> choices = item.getChoices().stream().map(Object::toString).toList();
        int last = choices.size() - 1;
        throw unfit(item, text, String.join(", ", choices.subList(0, last)) + " or " + choices.get(last));
    }

    private static boolean hasChoices(ModuleItem<?> item) {
        return item.getChoices() != null && !item.getChoices().isEmpty();
    }

    private static UserException unfit(ModuleItem<?> item, String text, String needed) {
        return new UserException("'" + item.getName() + "' is \"" + text + "\" but must be " + needed + ".");
    }
}
