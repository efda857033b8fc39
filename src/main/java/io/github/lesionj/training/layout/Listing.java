// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import java.nio.file.Path;
import java.util.List;

/**
 * What a data folder holds.
 *
 * @param entries  its pictures
 * @param tables   the files that say what they show
 * @param spare    masks of no picture
 * @param missing  pictures that a table names but that are not there
 */
public record Listing(List<Entry> entries, List<Path> tables, List<Path> spare, List<String> missing) {

    public Listing {
        entries = List.copyOf(entries);
        tables = List.copyOf(tables);
        spare = List.copyOf(spare);
        missing = List.copyOf(missing);
    }
}
