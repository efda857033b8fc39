// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A table that is written whole: comma-separated, UTF-8, one header line. Cells that a spreadsheet could take for formulas
 * are made harmless as {@link SafeCell} says; {@link io.github.lesionj.io.table.LabelTable} reads them back.
 */
public final class CsvTable {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param columns their names, the header line */
    public CsvTable(List<String> columns) {
        this.columns = List.copyOf(columns);
    }

    /** @throws IllegalArgumentException if the row has not one value for each column */
    public void add(List<String> row) {
        if (row.size() != columns.size())
            throw new IllegalArgumentException(
                    "A row of " + row.size() + " values does not fit " + columns.size() + " columns");
        rows.add(List.copyOf(row));
    }

    /**
     * Writes header and rows; a file of this name is replaced only when all is written.
     *
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, this::print);
    }

    /**
     * Adds the rows to a file that such a table was written into; those whose first cell is there already take the place of
     * the earlier ones. Without the file it is written.
     *
     * @throws IOException if the file cannot be read or written, or has other columns, naming it and the reason
     */
    public void addTo(Path file) throws IOException {
        if (!Files.exists(file)) {
            write(file);
            return;
        }
        Map<String, List<List<String>>> all = new LinkedHashMap<>();
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
            Iterator<CSVRecord> lines = parser.iterator();
            if (!lines.hasNext() || !texts(lines.next()).equals(columns))
                throw new IOException(file + " has other columns than " + String.join(",", columns)
                        + "; choose another output folder");
            lines.forEachRemaining(
                    line -> named(all, SafeCell.text(line.get(0))).add(texts(line)));
        } catch (UncheckedIOException e) {
            throw new IOException(file + " cannot be read: " + e.getCause().getMessage(), e);
        }
        for (List<String> row : rows) named(all, row.get(0)).clear();
        for (List<String> row : rows) named(all, row.get(0)).add(row);
        CsvTable both = new CsvTable(columns);
        all.values().forEach(named -> named.forEach(both::add));
        both.write(file);
    }

    private static List<List<String>> named(Map<String, List<List<String>>> rows, String first) {
        return rows.computeIfAbsent(first, name -> new ArrayList<>());
    }

    /** @return header and rows, as the file would hold them */
    public byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        print(bytes);
        return bytes.toByteArray();
    }

    /** @return the rows without the header, to follow such a table's end */
    public byte[] rowsToBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        printRows(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    /** @return how many rows there are */
    public int size() {
        return rows.size();
    }

    private void print(OutputStream stream) throws IOException {
        Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(writer, FORMAT);
        printer.printRecord(columns.stream().map(SafeCell::of));
        printRows(writer);
    }

    private void printRows(Writer writer) throws IOException {
        CSVPrinter printer = new CSVPrinter(writer, FORMAT);
        for (List<String> row : rows) printer.printRecord(row.stream().map(SafeCell::of));
        printer.flush();
    }

    private static List<String> texts(CSVRecord line) {
        return line.stream().map(SafeCell::text).toList();
    }
}
