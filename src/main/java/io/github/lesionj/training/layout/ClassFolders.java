// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import io.github.lesionj.io.FolderEntries;
import io.github.lesionj.io.LeftOut;
import io.github.lesionj.io.LeftOut.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Pictures sorted into a folder per class, {@code melanoma/a.jpg}, or per part and class, {@code train/melanoma/a.jpg}.
 * Their ids are {@code melanoma/a} and {@code train/melanoma/a}, since classes may use the same file names. Beside the
 * parts other folders may lie, if no pictures are in them.
 */
public final class ClassFolders implements DataLayout {

    private static final Set<String> PARTS =
            Set.of("train", "training", "val", "valid", "validation", "test", "testing");

    @Override
    public Listing list(Path outer, Predicate<String> known) throws IOException {
        FolderImages.require(outer);
        Path folder = outer;
        while (!holdsClasses(folder)
                && FolderImages.folders(folder).stream().noneMatch(ClassFolders::isPart)
                && FolderImages.folders(folder).size() == 1)
            folder = FolderImages.folders(folder).get(0);
        List<Path> folders = FolderImages.folders(folder);
        List<Path> parts = folders.stream().filter(ClassFolders::isPart).toList();
        ImageCollector gathered = new ImageCollector(known);
        if (parts.stream().anyMatch(ClassFolders::holdsClasses)) {
            for (Path child : folders) {
                if (isPart(child))
                    addClasses(
                            FolderEntries.unpacked(child, ClassFolders::holdsPictures),
                            name(child) + "/",
                            name(child),
                            gathered);
                else if (holdsPictures(child))
                    throw new IOException(child + " holds pictures but lies beside " + parts.get(0)
                            + "; put it into one of the parts, or take it away");
                else gathered.leaveOut(LeftOut.of(Reason.FOLDER, child));
            }
        } else addClasses(folder, "", "", gathered);
        if (gathered.images.isEmpty())
            throw new IOException("There are no class folders with pictures in " + outer
                    + "; sort the pictures into a folder per class");
        return gathered.listing();
    }

    private static void addClasses(Path folder, String prefix, String part, ImageCollector gathered)
            throws IOException {
        for (Path child : FolderImages.folders(folder)) {
            FolderImages found = FolderImages.of(child);
            gathered.leaveOut(found.leftOut());
            gathered.leaveOut(new LeftOut(Map.of(Reason.MASK, found.masks())));
            for (Map.Entry<String, Path> image : found.images().entrySet()) {
                String id = prefix + name(child) + "/" + image.getKey();
                gathered.images.put(id, image.getValue());
                gathered.labels.put(id, name(child));
                gathered.splits.put(id, part);
            }
        }
    }

    private static boolean isPart(Path folder) {
        return PARTS.contains(FolderImages.name(folder));
    }

    private static boolean holdsClasses(Path folder) {
        try {
            return FolderImages.folders(folder).stream().anyMatch(ClassFolders::holdsPictures)
                    || FolderImages.folders(folder).size() == 1
                            && holdsClasses(FolderImages.folders(folder).get(0));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean holdsPictures(Path folder) {
        try {
            return Files.isDirectory(folder)
                    && FolderImages.children(folder).stream()
                            .anyMatch(file -> LeftOut.reason(file).isEmpty());
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String name(Path folder) {
        return Normalizer.normalize(folder.getFileName().toString(), Normalizer.Form.NFC);
    }
}
