// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import io.github.lesionj.io.FolderEntries;
import io.github.lesionj.io.table.LabelTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * {@code images/a.jpg}, {@code masks/a_segmentation.png} or {@code masks/a.png}, and {@code labels.csv} with a line per
 * picture; lesions and patients may also be told in {@code metadata.csv}, which stands in for a missing table of labels. Masks and tables may be missing where nobody asks
 * for them.
 */
public final class PlainFolder implements DataLayout {

    private static final String IMAGES = "images", MASKS = "masks", LABELS = "labels.csv";
    private static final Pattern METADATA = Pattern.compile(".*(metadata|lesiongroupings)\\.(csv|tsv|tab)");

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
        return new PlainFolder(List.of(LabelTable.SPLIT), true);
    }

    /** Needs a table with the lesion and the class of each picture; nobody has split them yet. */
    public static PlainFolder lesionsAndClasses() {
        return new PlainFolder(List.of(LabelTable.LESION, LabelTable.CLASS), false);
    }

    @Override
    public Listing list(Path outer, Predicate<String> known) throws IOException {
        Path folder = FolderEntries.unpacked(
                FolderImages.require(outer), file -> FolderImages.name(file).equals(IMAGES));
        Optional<Path> labels = FolderImages.child(folder, LABELS);
        ImageCollector gathered = new ImageCollector(known);
        gathered.addImagesAlone(FolderImages.child(folder, IMAGES).orElse(folder.resolve(IMAGES)));
        Optional<Path> masks = FolderImages.child(folder, MASKS).filter(Files::isDirectory);
        if (masks.isPresent()) gathered.addMasks(masks.get());
        if (!needed.isEmpty() && labels.isEmpty())
            throw new IOException("There is no table " + folder.resolve(LABELS)
                    + "; 'data' must name the folder that holds the data");
        if (labels.isPresent()) {
            LabelTable table = gathered.addTable(labels.get());
            for (List<String> column : needed) table.column(column);
        }
        for (Path file : FolderImages.children(folder)) {
            if (!METADATA.matcher(FolderImages.name(file)).matches()) continue;
            if (labels.isPresent()) gathered.addLesions(file);
            else gathered.addTable(file);
        }
        if (!official) gathered.splits.clear();
        return gathered.listing();
    }
}
