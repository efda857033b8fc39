// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * What a table says about images: which there are and, in the columns {@code lesion_id}, {@code split} and {@code dx}
 * where it has them, whose lesion they show, which part of the data they are, and what it is. The images are in the column
 * {@code image} or {@code image_id}; ".jpg" at the end of a name is taken off.
 *
 * @param file it was read from
 * @param rows the cells by column, by image, in the file's order
 */
public record ImageTable(Path file, Map<String, Map<String, String>> rows) {

    private static final List<String> IMAGE = List.of("image", "image_id");
    private static final List<String> CLASS = List.of("dx", "diagnosis", "label");
    private static final String LESION = "lesion_id";
    private static final String SPLIT = "split";
    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true).get();

    /** @return whether the header has a column of class names: dx, diagnosis or label */
    static boolean namesClasses(Path file) throws IOException {
        if (!Files.isRegularFile(file)) return false;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String header = reader.readLine();
            return header != null && Arrays.stream(header.split(",")).map(String::trim).anyMatch(CLASS::contains);
        }
    }

    /** @throws IOException if the file is missing, no table, or names no images; the message names it and the fix */
    public static ImageTable read(Path file) throws IOException {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        try (Reader reader = Files.newBufferedReader(file)) {
            for (CSVRecord row : CSV.parse(reader)) {
                Map<String, String> cells = row.toMap();
                String column = IMAGE.stream().filter(cells::containsKey).findFirst().orElseThrow(() ->
                        new IOException("The header of " + file + " has no column 'image' or 'image_id'"));
                String image = ClassTable.imageName(cells.get(column));
                if (rows.put(image, cells) != null)
                    throw new IOException(file + " has two rows for the image " + image + "; keep one of them");
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new IOException(file + " is not a comma-separated table: " + e.getMessage(), e);
        }
        if (rows.isEmpty()) throw new IOException(file + " has no rows");
        return new ImageTable(file, rows);
    }

    /**
     * @param name such as {@code test}; {@code val} and {@code validation} are the same
     * @return the rows of one part of the data
     * @throws IOException if there is no such part
     */
    public ImageTable ofSplit(String name) throws IOException {
        Map<String, Map<String, String>> part = new LinkedHashMap<>(rows);
        part.values().removeIf(cells -> !split(cells.getOrDefault(SPLIT, "")).equals(split(name)));
        if (part.isEmpty()) throw new IOException(file + " has no row whose column 'split' says " + name);
        return new ImageTable(file, part);
    }

    /** @return whether the images have their lesion, so that they can be drawn by it */
    public boolean hasLesions() {
        return rows.values().stream().allMatch(cells -> !cells.getOrDefault(LESION, "").isEmpty());
    }

    /** @return the bootstrap over images, which all have a row: by lesion where that is known, otherwise by image */
    public Bootstrap bootstrap(List<String> images) {
        if (!hasLesions()) return Bootstrap.byImage(images.size());
        return Bootstrap.byGroup(images.stream().map(image -> rows.get(image).get(LESION)).toList());
    }

    /** @return the name of an image's class in capital letters, if the table has a column dx, diagnosis or label */
    Optional<String> classOf(String image) {
        return CLASS.stream().map(rows.get(image)::get).filter(name -> name != null && !name.isEmpty())
                .map(name -> name.toUpperCase(Locale.ROOT)).findFirst();
    }

    private static String split(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("val") ? "validation" : lower;
    }
}
