// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch.shard;

import io.github.lesionj.batch.shard.ShardTable.Row;
import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.commons.csv.CSVPrinter;

/** One table out of those of all parts, its rows in the order of the one call that would have worked on the whole list. */
final class TableMerge implements AutoCloseable {

    private final List<ShardTable> tables = new ArrayList<>();
    private final List<String> columns;
    private long rows;

    private record Head(Row row, Iterator<Row> rest) {}

    /**
     * @param files the tables, of which those without rows have no say in the columns
     * @param lists of their parts
     * @throws UserException if they have not the same columns, or do not fit their parts
     * @throws IOException   if one cannot be read
     */
    TableMerge(List<Path> files, List<ShardList> lists) throws IOException {
        try {
            Path model = files.get(0);
            List<String> header = null;
            for (int i = 0; i < files.size(); i++) {
                ShardTable table = ShardTable.open(files.get(i), lists.get(i));
                tables.add(table);
                if (table.filled().isEmpty()) continue;
                if (header == null) {
                    header = table.columns();
                    model = files.get(i);
                } else if (!table.columns().equals(header))
                    throw new UserException(files.get(i) + " has other columns than " + model
                            + ": run all shards with the same models and options");
            }
            columns = header == null ? tables.get(0).columns() : header;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** @return the tables, in the order of the files */
    List<ShardTable> tables() {
        return tables;
    }

    /**
     * Writes the one table; once only.
     *
     * @return the number of rows
     * @throws IOException if it cannot be written, or another not be read
     */
    long write(Path file) throws IOException {
        AtomicFile.write(file, this::print);
        return rows;
    }

    private void print(OutputStream stream) throws IOException {
        CSVPrinter printer = new CSVPrinter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), ShardTable.FORMAT);
        printer.printRecord(columns);
        PriorityQueue<Head> heads =
                new PriorityQueue<>(Comparator.comparingInt(head -> head.row().position()));
        for (ShardTable table : tables) advance(heads, table.rows());
        while (!heads.isEmpty()) {
            Head next = heads.remove();
            printer.printRecord(next.row().cells());
            rows++;
            advance(heads, next.rest());
        }
        printer.flush();
    }

    private static void advance(PriorityQueue<Head> heads, Iterator<Row> rows) {
        if (rows.hasNext()) heads.add(new Head(rows.next(), rows));
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (ShardTable table : tables) {
            try {
                table.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) throw failure;
    }
}
