// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import io.github.lesionj.io.ImageOpener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The picture files of a folder by their names. */
final class FolderImages {

    /** What data sets add to a picture's name to name its mask. */
    private static final Pattern MASK = Pattern.compile("[_-](segmentation|mask|lesion)$", Pattern.CASE_INSENSITIVE);

    private static final Pattern SUPERPIXELS = Pattern.compile("_superpixels$", Pattern.CASE_INSENSITIVE);

    private FolderImages() {}

    /**
     * @return the pictures by their names without extension, in order; masks and superpixels are left out
     * @throws IOException if the folder is missing or two pictures have one name
     */
    static Map<String, Path> images(Path folder) throws IOException {
        Map<String, Path> images = byName(folder, name -> name);
        images.keySet().removeIf(name -> MASK.matcher(name).find() || SUPERPIXELS.matcher(name).find());
        return images;
    }

    /**
     * @return the pictures by the names of the pictures they are masks of: {@code a_segmentation.png}, {@code a-mask.bmp},
     *         {@code a_lesion.bmp} and {@code a.png} are masks of {@code a}
     */
    static Map<String, Path> masks(Path folder) throws IOException {
        return byName(folder, name -> MASK.matcher(name).replaceFirst(""));
    }

    /** @return the folders in a folder, in the order of their names */
    static List<Path> folders(Path folder) throws IOException {
        return children(folder).stream().filter(Files::isDirectory).toList();
    }

    /** @return all that is in a folder and not hidden, in the order of the names */
    static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder))
            throw new IOException("There is no folder " + folder + "; 'data' must name the folder that holds the data");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
        }
    }

    private static Map<String, Path> byName(Path folder, Function<String, String> idOf) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        for (Path file : children(folder)) {
            if (!ImageOpener.isImage(file) || Files.isDirectory(file)) continue;
            Path twin = files.put(idOf.apply(ImageOpener.nameOf(file)), file);
            if (twin != null) throw sameName(twin, file);
        }
        return files;
    }

    static IOException sameName(Path one, Path other) {
        return new IOException(one + " and " + other + " have one name; rename or remove one of them");
    }
}
