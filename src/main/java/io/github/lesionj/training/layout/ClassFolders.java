// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Pictures sorted into a folder per class, {@code melanoma/a.jpg}, or per part and class, {@code train/melanoma/a.jpg}.
 * Their ids are {@code melanoma/a} and {@code train/melanoma/a}, since classes may use the same file names.
 */
public final class ClassFolders implements DataLayout {

    private static final Set<String> PARTS = Set.of("train", "training", "val", "valid", "validation", "test", "testing");

    @Override
    public Listing list(Path folder) throws IOException {
        List<Path> folders = FolderImages.folders(folder);
        ImageCollector gathered = new ImageCollector();
        if (folders.stream().allMatch(child -> PARTS.contains(name(child).toLowerCase(Locale.ROOT))))
            for (Path part : folders) addClasses(part, name(part) + "/", name(part), gathered);
        else addClasses(folder, "", "", gathered);
        if (gathered.images.isEmpty())
            throw new IOException("There are no class folders with pictures in " + folder
                    + "; sort the pictures into a folder per class");
        return gathered.listing();
    }

    private static void addClasses(Path folder, String prefix, String part, ImageCollector gathered) throws IOException {
        for (Path child : FolderImages.folders(folder))
            for (Map.Entry<String, Path> image : FolderImages.images(child).entrySet()) {
                String id = prefix + name(child) + "/" + image.getKey();
                gathered.images.put(id, image.getValue());
                gathered.labels.put(id, name(child));
                gathered.splits.put(id, part);
            }
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }
}
