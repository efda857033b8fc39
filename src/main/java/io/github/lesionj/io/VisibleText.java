// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.util.HexFormat;

/**
 * Text from outside, such as a file's name, made fit for terminals and logs: characters that steer a terminal, break a line
 * or turn the direction of writing are shown as {@code \}{@code u001b} and do nothing.
 */
public final class VisibleText {

    private VisibleText() {}

    /** @return one line */
    public static String line(String text) {
        return shown(text, false);
    }

    /** @return the text with its line breaks and tabs */
    public static String lines(String text) {
        return shown(text, true);
    }

    private static String shown(String text, boolean lines) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isHarmless(c) || lines && (c == '\n' || c == '\t') || lines && c == '\r' && text.contains("\r\n"))
                shown.appendCodePoint(c);
            else shown.append("\\u").append(HexFormat.of().toHexDigits((char) c));
        });
        return shown.toString();
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            case Character.FORMAT -> !turnsDirection(c);
            default -> true;
        };
    }

    private static boolean turnsDirection(int c) {
        return c == 0x061c || c == 0x200e || c == 0x200f || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }
}
