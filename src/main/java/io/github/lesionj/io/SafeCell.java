// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.util.regex.Pattern;

/**
 * Cells of tables that spreadsheets cannot take for formulas: a text that begins with {@code = + - @}, a tab or a line end
 * gets an apostrophe before it. Numbers stay as they are.
 */
public final class SafeCell {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    /** Apostrophes before a formula's first character; one more is added, or taken off again. */
    private static final Pattern FORMULA =
            Pattern.compile("'*[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);

    private SafeCell() {}

    /** @return the text as it is written to a table */
    public static String of(String text) {
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    /** @return the text of which {@link #of} made the cell */
    public static String text(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
