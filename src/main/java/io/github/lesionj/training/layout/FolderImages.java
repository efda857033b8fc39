// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import io.github.lesionj.io.FolderEntries;
import io.github.lesionj.io.LeftOut;
import io.github.lesionj.io.LeftOut.Reason;
import io.github.lesionj.io.MaskFolder;
import io.github.lesionj.io.table.PictureName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The picture files of a folder by their names. A picture named like a mask or like superpixels is one only beside the
 * picture it belongs to.
 *
 * @param images  by their names without extension, in order
 * @param masks   of these pictures, which lie beside them
 * @param leftOut what else lies there, but for texts and hidden files
 */
record FolderImages(Map<String, Path> images, List<Path> masks, LeftOut leftOut) {

    private static final Pattern SUPERPIXELS = Pattern.compile("_superpixels$", Pattern.CASE_INSENSITIVE);

    private static final Pattern TEXT = Pattern.compile(
            ".*\\.(txt|csv|tsv|tab|json|xml|html?|md|rtf|pdf|docx?|xlsx?|ods|log|roi|zip)|LICENSE|README|CHANGES",
            Pattern.CASE_INSENSITIVE);

    /**
     * Lists a folder, or the one in it if it was unpacked twice.
     *
     * @throws IOException if the folder is missing or two pictures have one name
     */
    static FolderImages of(Path folder) throws IOException {
        Map<String, Path> all = new TreeMap<>();
        Map<Reason, List<Path>> others = new EnumMap<>(Reason.class);
        for (Path file : children(FolderEntries.unpacked(
                require(folder), file -> LeftOut.reason(file).isEmpty()))) {
            Optional<Reason> reason = LeftOut.reason(file);
            if (reason.isEmpty()) {
                Path twin = all.put(PictureName.of(file), file);
                if (twin != null) throw sameName(twin, file);
            } else if (!TEXT.matcher(file.getFileName().toString()).matches()) {
                others.computeIfAbsent(reason.get(), key -> new ArrayList<>()).add(file);
            }
        }
        Map<String, Path> images = new TreeMap<>(all);
        List<Path> masks = new ArrayList<>();
        for (Map.Entry<String, Path> file : all.entrySet()) {
            boolean mask =
                    MaskFolder.isMarked(file.getValue()) && all.containsKey(MaskFolder.pictureOf(file.getValue()));
            String picture = SUPERPIXELS.matcher(file.getKey()).replaceFirst("");
            if (mask) masks.add(file.getValue());
            if (mask || !picture.equals(file.getKey()) && all.containsKey(picture)) images.remove(file.getKey());
        }
        return new FolderImages(images, masks, new LeftOut(others));
    }

    /** @return the folders in a folder, in the order of their names */
    static List<Path> folders(Path folder) throws IOException {
        return children(folder).stream().filter(Files::isDirectory).toList();
    }

    /** @return all that is in a folder and not hidden, in the order of the names */
    static List<Path> children(Path folder) throws IOException {
        return FolderEntries.of(require(folder));
    }

    /** @return the entry of a folder with this name, whatever its case */
    static Optional<Path> child(Path folder, String name) throws IOException {
        return children(folder).stream()
                .filter(file -> name(file).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** @return the name of a file in lower case, composed */
    static String name(Path file) {
        return Normalizer.normalize(file.getFileName().toString(), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
    }

    static Path require(Path folder) throws IOException {
        if (!Files.isDirectory(folder))
            throw new IOException("There is no folder " + folder + "; 'data' must name the folder that holds the data");
        return folder;
    }

    static IOException sameName(Path one, Path other) {
        return new IOException(one + " and " + other + " have one name; rename or remove one of them");
    }
}
