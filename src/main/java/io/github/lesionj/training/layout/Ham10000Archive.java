// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import io.github.lesionj.io.FolderEntries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * HAM10000 (Tschandl et al. 2018) as Harvard Dataverse and Kaggle publish it: {@code HAM10000_images_part_1},
 * {@code ..._part_2}, {@code HAM10000_metadata.csv} (or {@code .tab}) and {@code HAM10000_segmentations_lesion_tschandl}.
 */
public final class Ham10000Archive implements DataLayout {

    @Override
    public Listing list(Path outer, Predicate<String> known) throws IOException {
        Path folder = FolderEntries.unpacked(
                FolderImages.require(outer), file -> FolderImages.name(file).startsWith("ham10000_"));
        ImageCollector gathered = new ImageCollector(known);
        for (Path child : FolderImages.children(folder)) {
            String name = FolderImages.name(child);
            if (name.startsWith("ham10000_images")) gathered.addImages(child);
            else if (name.startsWith("ham10000_segmentations")) gathered.addMasks(child);
            else if (name.matches("ham10000_metadata(\\.(csv|tab|tsv|txt))?")) gathered.addTable(child);
        }
        if (gathered.images.isEmpty() || gathered.tables.isEmpty())
            throw new IOException("HAM10000_images_part_1 or HAM10000_metadata.csv is missing in " + folder
                    + "; unpack HAM10000 as Harvard Dataverse publishes it there");
        return gathered.listing();
    }
}
