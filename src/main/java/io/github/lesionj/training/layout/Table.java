// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A table of pictures, whose columns may be named as one data set or another names them. */
public final class Table {

    /** What the column of the pictures' names may be called. */
    public static final List<String> IMAGE = List.of("image_id", "image", "isic_id", "id", "name");

    /** What the column of the parts of the data may be called. */
    public static final List<String> SPLIT = List.of("split", "set", "subset");

    static final List<String> LABEL = List.of("dx", "diagnosis", "class", "label");
    static final List<String> LESION = List.of("lesion_id", "lesion", "patient_id", "patient", "group");

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setIgnoreSurroundingSpaces(true).get();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final List<String> columns;
    private final Map<String, CSVRecord> rows = new LinkedHashMap<>();

    private Table(Path file, List<CSVRecord> records) throws IOException {
        this.file = file;
        if (records.isEmpty()) throw new IOException(file + " is empty; write a line of column names and a line per picture");
        columns = records.get(0).stream().map(name -> name.replace(BYTE_ORDER_MARK, "").toLowerCase(Locale.ROOT)).toList();
        int image = columns.indexOf(named(IMAGE));
        for (CSVRecord row : records.subList(1, records.size())) {
            if (row.size() < columns.size())
                throw new IOException("Line " + row.getRecordNumber() + " of " + file + " has " + row.size()
                        + " values but the header " + columns.size());
            if (rows.put(row.get(image), row) != null)
                throw new IOException(file + " has " + row.get(image) + " twice; remove one of the lines");
        }
    }

    /**
     * Reads comma-separated UTF-8 with a header.
     *
     * @throws IOException if the file is missing, no such table, or names a picture twice; the message names it
     */
    public static Table read(Path file) throws IOException {
        if (!Files.exists(file)) throw new IOException("There is no table " + file + "; 'data' must name the folder that holds the data");
        try (Reader reader = Files.newBufferedReader(file)) {
            return new Table(file, FORMAT.parse(reader).getRecords());
        } catch (UncheckedIOException | CharacterCodingException e) {
            throw new IOException(file + " is no comma-separated table in UTF-8", e);
        }
    }

    /** @return the lower-case names of the columns, in order */
    List<String> columns() {
        return columns;
    }

    /**
     * @param names what the column may be called
     * @return its values by picture, in the table's order
     * @throws IOException if there is no such column
     */
    public Map<String, String> column(List<String> names) throws IOException {
        int column = columns.indexOf(named(names));
        Map<String, String> values = new LinkedHashMap<>();
        rows.forEach((image, row) -> values.put(image, row.get(column)));
        return values;
    }

    /** @return as {@link #column}, and nothing if there is no such column */
    Map<String, String> columnIfAny(List<String> names) throws IOException {
        return find(names).isEmpty() ? Map.of() : column(names);
    }

    private Optional<String> find(List<String> names) {
        return names.stream().filter(columns::contains).findFirst();
    }

    private String named(List<String> names) throws IOException {
        return find(names).orElseThrow(() -> new IOException(
                file + " has no column " + String.join(" or ", names) + " but " + String.join(", ", columns)));
    }
}
