// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table that is written whole: comma-separated, UTF-8, one header line. */
public final class CsvTable {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param columns their names, the header line */
    public CsvTable(List<String> columns) {
        this.columns = List.copyOf(columns);
    }

    /** @throws IllegalArgumentException if the row has not one value for each column */
    public void add(List<String> row) {
        if (row.size() != columns.size())
            throw new IllegalArgumentException("A row of " + row.size() + " values does not fit " + columns.size() + " columns");
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

    /** @return header and rows, as the file would hold them */
    public byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        print(bytes);
        return bytes.toByteArray();
    }

    private void print(OutputStream stream) throws IOException {
        Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(writer, FORMAT);
        printer.printRecord(columns);
        printer.printRecords(rows);
        printer.flush();
    }
}
