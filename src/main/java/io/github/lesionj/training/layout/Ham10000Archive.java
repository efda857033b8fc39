// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * HAM10000 (Tschandl et al. 2018) as Harvard Dataverse publishes it: {@code HAM10000_images_part_1}, {@code ..._part_2},
 * {@code HAM10000_metadata.csv} and {@code HAM10000_segmentations_lesion_tschandl}.
 */
public final class Ham10000Archive implements DataLayout {

    @Override
    public Listing list(Path folder) throws IOException {
        ImageCollector gathered = new ImageCollector();
        for (Path child : FolderImages.children(folder)) {
            String name = child.getFileName().toString().toLowerCase(Locale.ROOT);
            if (name.startsWith("ham10000_images")) gathered.addImages(child);
            else if (name.startsWith("ham10000_segmentations")) gathered.masks.putAll(FolderImages.masks(child));
            else if (name.equals("ham10000_metadata.csv") || name.equals("ham10000_metadata")) gathered.addTable(child);
        }
        if (gathered.images.isEmpty() || gathered.tables.isEmpty())
            throw new IOException("HAM10000_images_part_1 or HAM10000_metadata.csv is missing in " + folder
                    + "; unpack HAM10000 as Harvard Dataverse publishes it there");
        return gathered.listing();
    }
}
