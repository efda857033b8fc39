// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Brings together what a folder says of its pictures in several places, by the pictures' names. */
final class ImageCollector {

    final Map<String, Path> images = new TreeMap<>();
    final Map<String, Path> masks = new TreeMap<>();
    final Map<String, String> labels = new TreeMap<>();
    final Map<String, String> lesions = new TreeMap<>();
    final Map<String, String> splits = new TreeMap<>();
    final List<Path> tables = new ArrayList<>();

    /** Adds what the usual columns of a table say. */
    void addTable(Path file) throws IOException {
        Table table = Table.read(file);
        tables.add(file);
        labels.putAll(table.columnIfAny(Table.LABEL));
        lesions.putAll(table.columnIfAny(Table.LESION));
        splits.putAll(table.columnIfAny(Table.SPLIT));
    }

    /** Adds the pictures of a folder. */
    void addImages(Path folder) throws IOException {
        for (Map.Entry<String, Path> image : FolderImages.images(folder).entrySet()) {
            Path twin = images.put(image.getKey(), image.getValue());
            if (twin != null) throw FolderImages.sameName(twin, image.getValue());
        }
    }

    Listing listing() {
        List<Entry> entries = images.keySet().stream().map(id -> new Entry(id, images.get(id),
                Optional.ofNullable(masks.get(id)), labels.getOrDefault(id, ""), lesions.getOrDefault(id, ""),
                splits.getOrDefault(id, ""))).toList();
        Set<String> missing = new TreeSet<>(labels.keySet());
        missing.addAll(lesions.keySet());
        missing.addAll(splits.keySet());
        missing.removeAll(images.keySet());
        List<Path> spare = masks.entrySet().stream()
                .filter(mask -> !images.containsKey(mask.getKey())).map(Map.Entry::getValue).toList();
        return new Listing(entries, tables, spare, List.copyOf(missing));
    }
}
