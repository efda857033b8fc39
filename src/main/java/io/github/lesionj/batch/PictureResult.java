// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one picture left.
 *
 * @param files that were written for it alone
 * @param rows  for each table of {@link ResultFiles#tables} its rows, none or several
 */
public record PictureResult(List<Path> files, Map<Path, List<List<String>>> rows) {

    /** Files alone. */
    public static PictureResult of(List<Path> files) {
        return new PictureResult(files, Map.of());
    }

    /** Files, and one row in one table. */
    public static PictureResult of(List<Path> files, Path table, List<String> row) {
        return new PictureResult(files, Map.of(table, List.of(row)));
    }
}
