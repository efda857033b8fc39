// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import java.util.StringJoiner;

/** Text in lines of a readable width, for ImageJ's message windows, which are as wide as the longest line. */
final class WrappedText {

    private static final int WIDTH = 80;

    private WrappedText() {}

    /** @return the words in lines of at most 80 characters; a longer word has a line of its own */
    static String of(String text) {
        StringJoiner lines = new StringJoiner("\n");
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ")) {
                if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                    lines.add(line);
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line);
        }
        return lines.toString();
    }
}
