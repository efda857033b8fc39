// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code images/a.jpg}, {@code masks/a_segmentation.png} or {@code masks/a.png}, and {@code labels.csv} with a line per
 * picture. Masks and table may be missing where nobody asks for them.
 */
public final class PlainFolder implements DataLayout {

    private final List<List<String>> needed;
    private final boolean official;

    private PlainFolder(List<List<String>> needed, boolean official) {
        this.needed = needed;
        this.official = official;
    }

    /** Needs no table. */
    public static PlainFolder anyLabels() {
        return new PlainFolder(List.of(), true);
    }

    /** Needs a table that says which part of the data each picture belongs to. */
    public static PlainFolder officialSplit() {
        return new PlainFolder(List.of(Table.SPLIT), true);
    }

    /** Needs a table with the lesion and the class of each picture; nobody has split them yet. */
    public static PlainFolder lesionsAndClasses() {
        return new PlainFolder(List.of(Table.LESION, Table.LABEL), false);
    }

    @Override
    public Listing list(Path folder) throws IOException {
        Path labels = folder.resolve("labels.csv"), masks = folder.resolve("masks");
        for (List<String> column : needed) Table.read(labels).column(column);
        ImageCollector gathered = new ImageCollector();
        gathered.addImages(folder.resolve("images"));
        if (Files.isDirectory(masks)) gathered.masks.putAll(FolderImages.masks(masks));
        if (Files.exists(labels)) gathered.addTable(labels);
        if (!official) gathered.splits.clear();
        return gathered.listing();
    }
}
