// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.io.UserException;

/** An option string, {@code key=value key=[value with spaces] key='value' word}, read from its beginning to its end. */
final class MacroText {

    private final String text;
    private int place;

    MacroText(String text) {
        this.text = text;
    }

    /** @return whether a key follows */
    boolean hasNext() {
        while (place < text.length() && Character.isWhitespace(text.charAt(place))) place++;
        return place < text.length();
    }

    /** @return the next key, or a word that stands alone */
    String key() {
        int start = place;
        while (place < text.length() && text.charAt(place) != '=' && !Character.isWhitespace(text.charAt(place)))
            place++;
        return text.substring(start, place);
    }

    /** @return whether the key that was read has a value */
    boolean hasValue() {
        return place < text.length() && text.charAt(place) == '=';
    }

    /**
     * @return the value of the key that was read
     * @throws UserException in one sentence, if a bracket or quotation mark is not closed
     */
    String value() {
        place++;
        if (place == text.length()) return "";
        int start = place;
        switch (text.charAt(place)) {
            case '[' -> place = closing(start);
            case '\'' -> place = text.indexOf('\'', start + 1);
            default -> {
                while (place < text.length() && !Character.isWhitespace(text.charAt(place))) place++;
                return text.substring(start, place);
            }
        }
        if (place < 0)
            throw new UserException(
                    "The options end within " + text.substring(start) + ": close the bracket or quotation mark.");
        return text.substring(start + 1, place++);
    }

    private int closing(int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) == '[') depth++;
            if (text.charAt(i) == ']' && --depth == 0) return i;
        }
        return -1;
    }

    /** @return the value as it stands behind {@code key=} */
    static String quoted(String value) {
        boolean plain =
                value.chars().noneMatch(Character::isWhitespace) && !value.startsWith("[") && !value.startsWith("'");
        if (plain) return value;
        String bracketed = "[" + value + "]";
        return new MacroText(bracketed).closing(0) == bracketed.length() - 1 ? bracketed : "'" + value + "'";
    }
}
