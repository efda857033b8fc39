// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.CsvTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How sure each mask is, one row each; docs/cli.md explains the columns. */
final class MaskTable {

    private static final List<String> COLUMNS = Stream.of(
                    List.of("image", "area_pixels"), ReviewColumns.MASK, ReviewColumns.REVIEW)
            .flatMap(List::stream)
            .toList();

    private final List<List<String>> rows = new ArrayList<>();

    synchronized void add(String image, Segmentation found) {
        long area = 0;
        for (byte bit : Pixels.bits(found.mask())) area += bit;
        rows.add(Stream.of(
                        List.of(image, String.valueOf(area)),
                        ReviewColumns.cells(found.uncertainty()),
                        ReviewColumns.cells(found.review()))
                .flatMap(List::stream)
                .toList());
    }

    void write(Path file) throws IOException {
        table().write(file);
    }

    /** Adds the rows to a table that others may have written before; a row of the same image takes the earlier one's place. */
    void addTo(Path file) throws IOException {
        SharedTable.add(table(), file);
    }

    private synchronized CsvTable table() {
        CsvTable table = new CsvTable(COLUMNS);
        rows.forEach(table::add);
        return table;
    }
}
