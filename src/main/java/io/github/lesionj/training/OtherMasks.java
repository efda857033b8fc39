// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.io.MaskFolder;
import io.github.lesionj.training.layout.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Masks that lie outside the data, such as those of a segmenter; of {@code nevus/a} in the folder {@code nevus}. */
final class OtherMasks {

    private OtherMasks() {}

    /** @return the masks that are there, by the ids of the pictures */
    static Map<String, Path> in(Path folder, List<Entry> entries) throws IOException {
        Map<String, List<String>> names = new TreeMap<>();
        for (Entry entry : entries)
            names.computeIfAbsent(parent(entry.id()), key -> new ArrayList<>()).add(name(entry.id()));
        Map<String, Path> masks = new HashMap<>();
        for (Map.Entry<String, List<String>> some : names.entrySet()) {
            Path place = folder.resolve(some.getKey());
            if (Files.isDirectory(place))
                MaskFolder.of(place)
                        .of(some.getValue())
                        .masks()
                        .forEach((name, mask) -> masks.put(some.getKey() + name, mask));
        }
        return masks;
    }

    private static String parent(String id) {
        return id.substring(0, id.lastIndexOf('/') + 1);
    }

    private static String name(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }
}
