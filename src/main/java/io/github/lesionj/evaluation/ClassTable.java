// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table of numbers per image, read strictly: the column {@code image} and columns of numbers, in any order.
 *
 * @param file    it was read from
 * @param columns the names of the number columns, in the file's order
 * @param rows    the numbers by image, in the file's order; ".jpg" at the end of an image's name is taken off
 */
record ClassTable(Path file, List<String> columns, Map<String, double[]> rows) {

    private static final String IMAGE = "image";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setIgnoreSurroundingSpaces(true).get();
    private static final Pattern JPEG = Pattern.compile("\\.jpg$", Pattern.CASE_INSENSITIVE);

    /** @throws IOException if the file is missing or not such a table; the message names file, image and fix */
    static ClassTable read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new IOException("There is no file " + file);
        List<CSVRecord> records = records(file);
        if (records.isEmpty()) throw new IOException(file + " is empty; it needs a header image,<class>,<class>...");
        List<String> header = new ArrayList<>(records.get(0).toList());
        header.set(0, header.get(0).replace(BYTE_ORDER_MARK, ""));
        int image = checkedImageColumn(file, header);
        Map<String, double[]> rows = new LinkedHashMap<>();
        for (CSVRecord values : records.subList(1, records.size())) {
            if (values.size() != header.size())
                throw new IOException("Row " + values.getRecordNumber() + " of " + file + " has " + values.size()
                        + " values, but the header has " + header.size());
            String name = imageName(values.get(image));
            if (rows.put(name, numbers(file, header, values, image)) != null)
                throw new IOException(file + " has two rows for the image " + name + "; keep one of them");
        }
        if (rows.isEmpty()) throw new IOException(file + " has a header but no rows");
        header.remove(image);
        return new ClassTable(file, List.copyOf(header), rows);
    }

    /** @return the name of an image as a table has it, without ".jpg" at its end */
    static String imageName(String cell) {
        return JPEG.matcher(cell).replaceFirst("");
    }

    /** @return the rows of the images that are wanted */
    ClassTable only(Predicate<String> wanted) {
        Map<String, double[]> some = new LinkedHashMap<>(rows);
        some.keySet().removeIf(wanted.negate());
        return new ClassTable(file, columns, some);
    }

    private static List<CSVRecord> records(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file); CSVParser parser = FORMAT.parse(reader)) {
            return parser.getRecords();
        } catch (IOException | UncheckedIOException e) {
            Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
            throw new IOException(cause instanceof CharacterCodingException
                    ? file + " is not text in UTF-8; save it as CSV in UTF-8"
                    : file + " is not a comma-separated table: " + cause.getMessage(), e);
        }
    }

    private static int checkedImageColumn(Path file, List<String> header) throws IOException {
        Set<String> names = new HashSet<>();
        for (String name : header)
            if (!names.add(name)) throw new IOException(file + " has two columns '" + name + "'; keep one of them");
        if (!names.contains(IMAGE))
            throw new IOException("The header of " + file + " has no column 'image' but " + header
                    + "; write image,<class>,<class>... separated by commas");
        return header.indexOf(IMAGE);
    }

    private static double[] numbers(Path file, List<String> header, CSVRecord values, int image) throws IOException {
        double[] numbers = new double[header.size() - 1];
        for (int i = 0; i < header.size(); i++) {
            if (i == image) continue;
            try {
                numbers[i < image ? i : i - 1] = Double.parseDouble(values.get(i));
            } catch (NumberFormatException e) {
                throw new IOException("The image " + values.get(image) + " in " + file + " has '" + values.get(i)
                        + "' for " + header.get(i) + ", which is not a number", e);
            }
        }
        return numbers;
    }
}
