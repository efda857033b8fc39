// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import io.github.lesionj.io.LeftOut;
import java.nio.file.Path;
import java.util.List;

/**
 * What a data folder holds.
 *
 * @param entries  its pictures
 * @param tables   the files that say what they show
 * @param spare    masks of no picture
 * @param missing  pictures, or lesions, that a table names but that are not there
 * @param notes    which of several columns was read
 * @param leftOut  what else lies where pictures are looked for, but for texts and hidden files
 */
public record Listing(
        List<Entry> entries,
        List<Path> tables,
        List<Path> spare,
        List<String> missing,
        List<String> notes,
        LeftOut leftOut) {

    public Listing {
        entries = List.copyOf(entries);
        tables = List.copyOf(tables);
        spare = List.copyOf(spare);
        missing = List.copyOf(missing);
        notes = List.copyOf(notes);
    }
}
