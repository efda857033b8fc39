// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.table;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers in tables: with a point, or with a comma where the cells are not separated by commas. */
final class CellNumber {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Set<String> NONE = Set.of("nan", "inf", "-inf", "infinity", "-infinity");

    private CellNumber() {}

    /** @return NaN for the texts that programs write for it and for infinity; empty for any other text */
    static OptionalDouble of(String cell, char separator) {
        String text = separator == ',' ? cell : cell.replace(',', '.');
        if (NUMBER.matcher(text).matches()) return OptionalDouble.of(Double.parseDouble(text));
        return NONE.contains(text.toLowerCase(Locale.ROOT)) ? OptionalDouble.of(Double.NaN) : OptionalDouble.empty();
    }
}
