// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Rows of text for people to read, each column as wide as its longest cell. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** @param header the first row */
    TextTable(String... header) {
        rows.add(List.of(header));
    }

    /** @param cells as many as the header has */
    void add(String... cells) {
        rows.add(List.of(cells));
    }

    void print(PrintStream out) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows)
            for (int c = 0; c < columns; c++)
                widths[c] = Math.max(widths[c], row.get(c).length());
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                line.append(row.get(c));
                if (c < columns - 1)
                    line.append(" ".repeat(widths[c] - row.get(c).length())).append(GAP);
            }
            out.println(line);
        }
    }
}
