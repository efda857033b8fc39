// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import io.github.lesionj.io.table.LabelTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which images a table names and, where it has the columns, whose lesion they show and which part of the data they are.
 *
 * @param file    it was read from
 * @param images  their names, in the file's order
 * @param lesions of the images that have one
 * @param splits  of the images that have one, in the table's words
 */
public record ImageTable(Path file, Set<String> images, Map<String, String> lesions, Map<String, String> splits) {

    /** @throws IOException if the file is missing, no table, or names no images; the message names it and the fix */
    public static ImageTable read(Path file) throws IOException {
        LabelTable table = LabelTable.read(file);
        return new ImageTable(
                file, table.names(), table.columnIfAny(LabelTable.LESION), table.columnIfAny(LabelTable.SPLIT));
    }

    /**
     * @param name such as {@code test}; {@code val} and {@code validation} are the same
     * @return the rows of one part of the data
     * @throws IOException if there is no such part
     */
    public ImageTable ofSplit(String name) throws IOException {
        Set<String> part = new LinkedHashSet<>(images);
        part.removeIf(image -> !split(splits.getOrDefault(image, "")).equals(split(name)));
        if (part.isEmpty()) throw new IOException(file + " has no row whose column 'split' says " + name);
        return new ImageTable(file, part, lesions, splits);
    }

    /** @return whether the images have their lesion, so that they can be drawn by it */
    public boolean hasLesions() {
        return lesions.keySet().containsAll(images);
    }

    /** @return the bootstrap over images, which all have a row: by lesion where that is known, otherwise by image */
    public Bootstrap bootstrap(List<String> names) {
        if (!hasLesions()) return Bootstrap.byImage(names.size());
        return Bootstrap.byGroup(names.stream().map(lesions::get).toList());
    }

    private static String split(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "val", "valid" -> "validation";
            case "training" -> "train";
            case "testing" -> "test";
            default -> name.toLowerCase(Locale.ROOT);
        };
    }
}
