// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table with a column per class, 1 in the column of a picture's class and 0 in the others. */
final class OneHotTable {

    private static final List<String> NO_CLASS = List.of("score_weight", "validation_weight");

    private final Path file;
    private final Table table;

    private OneHotTable(Path file, Table table) {
        this.file = file;
        this.table = table;
    }

    static OneHotTable read(Path file) throws IOException {
        return new OneHotTable(file, Table.read(file));
    }

    /** @return the classes' names in lower case */
    List<String> classes() {
        return table.columns().stream().filter(name -> !Table.IMAGE.contains(name) && !NO_CLASS.contains(name)).toList();
    }

    /**
     * @param unmarked the class of a picture without a 1; empty if each must have one
     * @return the class of each picture
     */
    Map<String, String> labels(String unmarked) throws IOException {
        Map<String, String> labels = new HashMap<>();
        for (String name : classes())
            for (Map.Entry<String, String> cell : table.column(List.of(name)).entrySet())
                if (isOne(cell) && labels.put(cell.getKey(), name) != null)
                    throw new IOException(file + " gives " + cell.getKey() + " two classes; leave one 1 in its line");
        for (String picture : table.column(Table.IMAGE).keySet())
            if (labels.putIfAbsent(picture, unmarked) == null && unmarked.isEmpty())
                throw new IOException(file + " gives " + picture + " no class; write 1 in the column of its class");
        return labels;
    }

    private boolean isOne(Map.Entry<String, String> cell) throws IOException {
        try {
            return Double.parseDouble(cell.getValue()) == 1;
        } catch (NumberFormatException e) {
            throw new IOException(file + " has '" + cell.getValue() + "' for " + cell.getKey() + ", which is not a number", e);
        }
    }
}
